package aicmo.cam.followup.document;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Definition;
import aicmo.cam.followup.definition.NewCampaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.gate.AcceptedWarning;
import aicmo.cam.rest.json.ReadOnlyFields;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API shows of a campaign, it takes back as it is. */
class CampaignDocumentTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_field_comes_back_as_it_was_shown(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Campaign campaign = Definition.read(UUID.randomUUID(), any(random));
            JsonNode shown = shown(campaign);

            Campaign changed = Definition.change(campaign, true, known(campaign), read(shown));

            assertThat(changed).as("from %s", shown).isEqualTo(campaign.as(2));
        }
    }

    @Test
    void every_field_that_can_be_given_is_shown_and_every_other_one_is_read_only() {
        JsonNode shown = shown(Definition.read(UUID.randomUUID(), full()));
        List<String> taken = names(NewCampaign.class);
        assertThat(shown.properties().stream().map(Map.Entry::getKey)).containsAll(taken);
        assertThat(Arrays.asList(
                        NewCampaign.class.getAnnotation(ReadOnlyFields.class).value()))
                .containsAll(shown.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !taken.contains(name))
                        .toList())
                .doesNotContainAnyElementsOf(taken);
        List<String> ofSteps = shown.get("steps")
                .valueStream()
                .flatMap(step -> step.properties().stream().map(Map.Entry::getKey))
                .distinct()
                .toList();
        assertThat(ofSteps).containsAll(names(NewCampaign.NewStep.class));
    }

    @Test
    void one_text_is_changed_and_nothing_else() throws JsonProcessingException {
        Campaign campaign = Definition.read(UUID.randomUUID(), full());
        JsonNode shown = shown(campaign);
        ((ObjectNode) shown.get("steps").get(0)).put("text", "Another");

        Campaign changed = Definition.change(campaign, true, known(campaign), read(shown));

        assertThat(changed.rules()).isEqualTo(campaign.rules());
        assertThat(changed.steps().get(1)).isEqualTo(campaign.steps().get(1));
        assertThat(changed.steps().get(0).id())
                .isEqualTo(campaign.steps().get(0).id());
        assertThat(changed.steps().get(0).variants().getFirst().text()).isEqualTo("Another");
    }

    private static NewCampaign read(JsonNode shown) throws JsonProcessingException {
        ObjectNode taken = shown.deepCopy();
        taken.remove(Arrays.asList(
                NewCampaign.class.getAnnotation(ReadOnlyFields.class).value()));
        taken.get("steps").forEach(step -> {
            ((ObjectNode) step).remove("number");
            step.path("variants").forEach(variant -> ((ObjectNode) variant).remove("name"));
        });
        return JSON.treeToValue(taken, NewCampaign.class);
    }

    private static JsonNode shown(Campaign campaign) {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        return JSON.valueToTree(CampaignView.of(
                campaign,
                new CampaignStanding(
                        campaign.id(),
                        now,
                        OffsetDateTime.parse("2026-03-02T09:00:00+01:00"),
                        "Europe/Berlin",
                        "1 lead can't be written to",
                        now,
                        List.of(new AcceptedWarning("dmarc", "p=none", "anna", now)),
                        now,
                        now,
                        campaign.id(),
                        true,
                        "by hand",
                        1,
                        Map.of("NEW", 1L))));
    }

    private static Map<UUID, Track> known(Campaign campaign) {
        return campaign.steps().stream().collect(Collectors.toMap(Step::id, Step::track));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE::translate)
                .toList();
    }

    private static NewCampaign full() {
        return any(new Random(1) {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean nextBoolean() {
                return true;
            }

            @Override
            public int nextInt(int bound) {
                return bound - 1;
            }
        });
    }

    private static NewCampaign any(Random random) {
        List<NewCampaign.NewStep> steps = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            steps.add(step(random, "main", i));
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            steps.add(step(random, "qualified", i));
        }
        return new NewCampaign(
                null,
                null,
                "Spring " + random.nextInt(9),
                "Anna <anna@acme.example>",
                random.nextBoolean() ? "answers@acme.example" : null,
                random.nextBoolean() ? List.of("city", "industry") : null,
                random.nextBoolean() ? (Boolean) random.nextBoolean() : null,
                random.nextBoolean() ? 0.1 : null,
                random.nextBoolean() ? 0.04 : null,
                random.nextBoolean() ? 50 : null,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean()
                        ? new NewCampaign.NewWindow(
                                random.nextBoolean() ? List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY) : null,
                                LocalTime.of(9, 0),
                                LocalTime.of(17, 30))
                        : null,
                random.nextBoolean() ? List.of("2026-12-25", "DE-BY", "2026-01-01") : null,
                random.nextBoolean() ? 100 : null,
                steps,
                random.nextBoolean() ? "2w" : null);
    }

    private static NewCampaign.NewStep step(Random random, String track, int index) {
        List<String> delays = List.of("3d", "2w", "PT36H", "90m", "3wd", "P3DT12H", "0d");
        boolean several = index > 0 && random.nextBoolean();
        String subject = index == 0 || random.nextBoolean() ? "Hello" : null;
        String html = random.nextBoolean() ? "<p>Hi</p>" : null;
        return new NewCampaign.NewStep(
                null,
                several ? null : subject,
                several ? null : track + " " + index,
                several ? null : html,
                delays.get(random.nextInt(delays.size())),
                track,
                index > 0 && random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                several
                        ? List.of(
                                new NewCampaign.NewVariant(2, subject, track + " one " + index, html),
                                new NewCampaign.NewVariant(null, "Other", track + " two " + index, null))
                        : null);
    }
}
