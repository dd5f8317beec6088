package aicmo.cam.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {
    private static final Map<Type, String> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(UUID.class, "string(uuid)"),
            Map.entry(Instant.class, "string(date-time)"),
            Map.entry(LocalDate.class, "string(date)"),
            Map.entry(Duration.class, "string(duration)"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"));

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_schema_has_the_components_of_its_record_and_no_others(Topic topic) {
        Map<String, String> ofRecord = new TreeMap<>();
        components(topic.eventClass(), "", ofRecord);
        Map<String, String> ofSchema = new TreeMap<>();
        Shape.of(topic).types().forEach((path, type) -> ofSchema.put(path, type.split(" ", 2)[0]));

        assertThat(ofSchema).isEqualTo(ofRecord);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_primitive_component_is_always_there(Topic topic) {
        Shape shape = Shape.of(topic);
        for (RecordComponent component : topic.eventClass().getRecordComponents()) {
            if (component.getType().isPrimitive()) {
                assertThat(shape.types().get(wireName(component))).endsWith(" required");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_schema_says_what_it_is(Topic topic) {
        assertThat(Contract.schema(topic).path("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(Contract.schema(topic).path("title").asText())
                .isEqualTo(topic.eventClass().getSimpleName());
        assertThat(Contract.schema(topic).path("description").asText()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_schema_describes_every_field(Topic topic) {
        assertThat(Contract.schema(topic).path("properties").properties()).allSatisfy(field -> assertThat(
                        field.getValue().path("description").asText())
                .as(field.getKey())
                .isNotBlank());
    }

    @Test
    void every_schema_file_is_an_events_or_a_part_of_events() {
        List<String> events = Arrays.stream(Topic.values())
                .map(topic -> Contract.kebab(topic) + ".v1.json")
                .toList();

        assertThat(Contract.folder("/schemas").toFile().list())
                .containsAll(events)
                .hasSize(events.size() + 2)
                .contains("mail-ref.v1.json", "campaign-figures.v1.json");
    }

    private static void components(Class<?> type, String prefix, Map<String, String> types) {
        for (RecordComponent component : type.getRecordComponents()) {
            put(component.getGenericType(), prefix + wireName(component), types);
        }
    }

    private static void put(Type type, String path, Map<String, String> types) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            types.put(path, "array");
            put(generic.getActualTypeArguments()[0], path + "[]", types);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            types.put(path, "object");
            put(generic.getActualTypeArguments()[1], path + ".*", types);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            types.put(path, "object");
            components(plain, path + ".", types);
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            types.put(
                    path,
                    Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining("|", "enum(", ")")));
        } else {
            assertThat(SIMPLE).as(path).containsKey(type);
            types.put(path, SIMPLE.get(type));
        }
    }

    private static String wireName(RecordComponent component) {
        return SnakeCaseStrategy.INSTANCE.translate(component.getName());
    }
}
