package aicmo.cam.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events that were published stay readable, and their readers keep working. */
class CompatibilityTest {
    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_schema_only_grows_by_optional_fields(Topic topic) {
        Shape now = Shape.of(topic);
        Shape promised = Frozen.shapes().getOrDefault(topic, now);

        assertThat(Frozen.breaches(promised, now))
                .as("a breaking change of %s needs a new topic", topic.topicName())
                .isEmpty();
    }

    @Test
    void a_topic_that_was_promised_is_still_there() {
        assertThat(Frozen.shapes())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy((topic, shape) -> assertThat(shape.types()).containsKeys("event_id", "occurred_at"));
    }

    @Test
    void an_optional_field_may_be_added() {
        assertThat(changed(types -> types.put("nickname", "string optional"))).isEmpty();
    }

    @Test
    void an_optional_object_may_be_added_with_fields_that_it_requires() {
        assertThat(changed(types -> {
                    types.put("agent", "object optional");
                    types.put("agent.name", "string required");
                }))
                .isEmpty();
    }

    @Test
    void a_field_may_not_be_removed_or_renamed() {
        assertThat(changed(types -> types.put("lead", types.remove("lead_id"))))
                .containsExactly("lead_id was removed or renamed", "lead is new and required, so older events lack it");
    }

    @Test
    void a_field_may_not_be_retyped() {
        assertThat(changed(types -> types.put("lead_id", "string required")))
                .containsExactly("lead_id was 'string(uuid) required' and is 'string required'");
    }

    @Test
    void an_optional_field_may_not_become_required_nor_the_other_way_round() {
        assertThat(changed(types -> types.put("cause", "string(uuid) required")))
                .hasSize(1);
        assertThat(changed(types -> types.put("lead_id", "string(uuid) optional")))
                .hasSize(1);
    }

    @Test
    void a_required_field_may_not_be_added() {
        assertThat(changed(types -> types.put("score", "integer required")))
                .containsExactly("score is new and required, so older events lack it");
    }

    @Test
    void an_enum_keeps_its_values_since_older_readers_know_no_others() {
        assertThat(changed(types -> types.computeIfPresent("to", (path, type) -> type.replace("NEW|", "NEW|WON|"))))
                .hasSize(1);
    }

    private static List<String> changed(Consumer<Map<String, String>> change) {
        Map<String, String> types = new TreeMap<>(Shape.of(Topic.LEAD_CHANGED).types());
        change.accept(types);
        return Frozen.breaches(Shape.of(Topic.LEAD_CHANGED), new Shape(types));
    }
}
