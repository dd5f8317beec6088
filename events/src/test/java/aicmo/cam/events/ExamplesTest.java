package aicmo.cam.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.events.Contract.Example;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    static Stream<Example> examples() {
        return Contract.examples();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_event_has_a_full_example_and_a_minimal_one(Topic topic) {
        assertThat(Contract.examples(topic))
                .extracting(Example::name)
                .contains(Contract.kebab(topic) + ".v1.json", Contract.kebab(topic) + ".v1.minimal.json");
    }

    @Test
    void every_example_belongs_to_a_topic() {
        assertThat(Contract.folder("/examples").toFile().list())
                .containsExactlyInAnyOrderElementsOf(
                        examples().map(Example::name).toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_record_reads_and_writes_its_example_without_loss(Example example) throws JsonProcessingException {
        Event event = Wire.read(example.json(), example.topic());

        assertThat(Topic.of(event)).isEqualTo(example.topic());
        assertThat(Fields.withoutEmptyOnes(Wire.write(event))).isEqualTo(Fields.withoutEmptyOnes(example.json()));
        assertThat(Wire.read(Wire.write(event), example.topic())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_and_what_its_record_writes_are_valid(Example example) throws JsonProcessingException {
        JsonSchema schema = Contract.validator(example.topic());

        assertThat(schema.validate(example.json())).isEmpty();
        assertThat(schema.validate(Wire.write(Wire.read(example.json(), example.topic()))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_event_is_known_by_a_uuid_of_version_7(Example example) throws JsonProcessingException {
        assertThat(Wire.read(example.json(), example.topic()).eventId().version())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_unknown_field_is_ignored_by_record_and_schema(Example example) throws JsonProcessingException {
        JsonNode later = Fields.withUnknownOnes(example.json());

        assertThat(Wire.read(later, example.topic())).isEqualTo(Wire.read(example.json(), example.topic()));
        assertThat(Contract.validator(example.topic()).validate(later)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void record_and_schema_refuse_the_same_missing_fields(Example example) throws JsonProcessingException {
        JsonSchema schema = Contract.validator(example.topic());
        for (JsonPointer field : Fields.of(example.json())) {
            JsonNode lacking = Fields.without(example.json(), field);
            if (schema.validate(lacking).isEmpty()) {
                assertThat(Wire.read(lacking, example.topic()))
                        .as("without %s", field)
                        .isNotNull();
            } else {
                assertThatThrownBy(() -> Wire.read(lacking, example.topic()))
                        .as("without %s", field)
                        .isInstanceOf(JsonProcessingException.class)
                        .hasMessageContaining(field.last().getMatchingProperty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_minimal_example_can_spare_no_field(Example example) {
        JsonSchema schema = Contract.validator(example.topic());
        if (example.minimal()) {
            assertThat(Fields.of(example.json()))
                    .allSatisfy(field -> assertThat(schema.validate(Fields.without(example.json(), field)))
                            .as("without %s", field)
                            .isNotEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void the_examples_show_every_field(Topic topic) {
        assertThat(Contract.examples(topic).stream()
                        .flatMap(example -> Fields.of(example.json()).stream())
                        .map(field -> Shape.path(field)))
                .containsAll(Shape.of(topic).fields());
    }
}
