package aicmo.cam.local.market.report;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.market.books.Balance;
import aicmo.cam.local.market.people.Meaning;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_json_has_all_that_a_program_asks_for() throws IOException {
        JsonNode json = JSON.readTree(ReportJson.write(report(List.of())));

        assertThat(json.path("leads").asInt()).isEqualTo(60);
        assertThat(json.path("requested").asInt()).isEqualTo(106);
        assertThat(json.path("sent").asInt()).isEqualTo(71);
        assertThat(json.path("accepted_by_mail_server").asInt()).isEqualTo(71);
        assertThat(json.path("duplicates").asInt(-1)).isZero();
        assertThat(json.path("lost").asInt(-1)).isZero();
        assertThat(json.path("replies").path("POSITIVE").asInt()).isEqualTo(2);
        assertThat(json.path("understood")
                        .path("by_class")
                        .path("NEUTRAL")
                        .path("meant")
                        .asInt())
                .isEqualTo(1);
        assertThat(json.path("states").path("CONTACTED").asInt()).isEqualTo(60);
        assertThat(json.path("campaigns").get(0).path("metrics").path("sent").asInt())
                .isEqualTo(71);
        assertThat(json.path("campaigns").get(0).path("decision").asText()).isEqualTo("PAUSED");
        assertThat(json.path("campaigns").get(0).path("reason").asText()).contains("25 %");
        assertThat(json.path("seconds").asDouble()).isEqualTo(30.5);
        assertThat(json.path("balanced").asBoolean()).isTrue();
    }

    @Test
    void the_text_fits_on_a_page_and_says_that_the_books_balance() {
        List<String> lines = new ReportText(report(List.of())).lines();

        assertThat(lines).hasSizeLessThan(45).allMatch(line -> line.length() <= 120);
        assertThat(lines).last().isEqualTo("The books balance.");
        assertThat(String.join("\n", lines)).contains("duplicates 0, lost 0").contains("read as POSITIVE");
    }

    @Test
    void troubles_are_told_and_nothing_is_called_balanced() {
        Report report = report(List.of("step 1 to kim@lead.example arrived 2 times"));

        assertThat(report.isBalanced()).isFalse();
        assertThat(new ReportText(report).lines())
                .contains("THE BOOKS DO NOT BALANCE:", "  step 1 to kim@lead.example arrived 2 times")
                .doesNotContain("The books balance.");
    }

    private static Report report(List<String> troubles) {
        Understanding understanding = new Understanding();
        understanding.add(Meaning.POSITIVE, "a@lead.example (en)", "POSITIVE", "interested");
        understanding.add(Meaning.NEUTRAL, "b@lead.example (ja)", "POSITIVE", "a question");
        Balance balance = new Balance(
                180, 106, 71, 71, 71, Map.of("declined", 33), 76, 0, 0, 0, Map.of("CONTACTED", 60), troubles);
        CampaignResult campaign = new CampaignResult(
                "Bought list",
                "0198",
                "PAUSED",
                60,
                JSON.createObjectNode().put("sent", 71).put("bounce_rate", 0.25),
                "PAUSED",
                "bounce rate 25 % of 20 sent is above 10 %");
        return new Report(60, 1, Duration.ofMillis(30_500), balance, List.of(campaign), understanding, 1, troubles);
    }
}
