package aicmo.cam.events;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.Contract.Example;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
    private static final JsonNode ASYNCAPI = Contract.asyncapi();

    static Stream<Example> examples() {
        return Contract.examples();
    }

    @Test
    void the_channels_are_the_topics_and_their_dead_letters() {
        Set<String> expected = new TreeSet<>();
        for (Topic topic : Topic.values()) {
            expected.add(Contract.kebab(topic));
            expected.add(Contract.kebab(topic) + "-dead-letters");
        }

        assertThat(names(ASYNCAPI.get("channels"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_channel_has_its_topics_address_and_its_one_message(Topic topic) {
        String kebab = Contract.kebab(topic);
        JsonNode channel = ASYNCAPI.at("/channels/" + kebab);

        assertThat(channel.get("address").textValue()).isEqualTo(topic.topicName());
        assertThat(names(channel.get("messages"))).containsExactly(kebab);
        assertThat(channel.at("/messages/" + kebab + "/$ref").textValue()).isEqualTo("#/components/messages/" + kebab);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void the_dead_letters_of_a_topic_are_those_of_its_consumers(Topic topic) {
        JsonNode channel = ASYNCAPI.at("/channels/" + Contract.kebab(topic) + "-dead-letters");

        assertThat(channel.get("address").textValue()).isEqualTo(topic.deadLetterTopic("{service}"));
        assertThat(texts(channel.at("/parameters/service/enum")))
                .containsExactlyInAnyOrderElementsOf(EventTable.ROWS.get(topic).consumers().stream()
                        .map(service -> service + "-service")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_message_carries_its_record_in_a_cloud_event_of_its_publisher(Topic topic) {
        JsonNode message = message(topic);

        assertThat(message.get("name").textValue()).isEqualTo(topic.eventClass().getSimpleName());
        assertThat(message.get("contentType").textValue()).isEqualTo("application/json");
        assertThat(message.at("/headers/allOf/0/$ref").textValue()).isEqualTo("#/components/schemas/cloud-event");
        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").textValue())
                .isEqualTo(topic.eventType());
        assertThat(message.at("/headers/allOf/1/properties/ce_source/const").textValue())
                .isEqualTo("/cam/" + EventTable.ROWS.get(topic).publisher() + "-service");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_messages_payload_is_the_schema_of_its_record(Topic topic) {
        String file = message(topic).at("/payload/$ref").textValue();

        assertThat(file).startsWith("schemas/");
        assertThat(Contract.schema(file.substring("schemas/".length()))
                        .get("title")
                        .textValue())
                .isEqualTo(topic.eventClass().getSimpleName());
    }

    @Test
    void the_envelope_is_a_cloud_event_in_binary_mode() {
        JsonNode envelope = ASYNCAPI.at("/components/schemas/cloud-event");

        assertThat(names(envelope.get("properties")))
                .containsExactlyInAnyOrder(
                        "ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "content-type", "traceparent");
        assertThat(texts(envelope.get("required")))
                .containsExactlyInAnyOrder(
                        "ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "content-type");
    }

    @Test
    void the_operations_are_the_event_table() {
        Set<String> expected = EventTable.ROWS.values().stream()
                .flatMap(row -> Stream.concat(
                        Stream.of(row.publisher() + ".send." + Contract.kebab(row.topic())),
                        row.consumers().stream().map(service -> service + ".receive." + Contract.kebab(row.topic()))))
                .collect(Collectors.toSet());

        assertThat(names(ASYNCAPI.get("operations"))).isEqualTo(expected);
    }

    @Test
    void an_operation_does_what_its_id_says() {
        for (Map.Entry<String, JsonNode> operation : ASYNCAPI.get("operations").properties()) {
            String[] id = operation.getKey().split("\\.", 3);

            assertThat(operation.getValue().at("/tags/0/name").textValue()).isEqualTo(id[0]);
            assertThat(operation.getValue().get("action").textValue()).isEqualTo(id[1]);
            assertThat(operation.getValue().at("/channel/$ref").textValue()).isEqualTo("#/channels/" + id[2]);
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_message_tells_the_rule_of_its_key(Topic topic) {
        JsonNode key = message(topic).at("/bindings/kafka/key");

        assertThat(texts(key.get("x-first-of")))
                .isEqualTo(EventTable.ROWS.get(topic).key());
        assertThat(key.get("description").textValue()).isNotBlank();
        assertThat(Shape.of(topic).fields()).containsAll(texts(key.get("x-first-of")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_events_key_follows_the_rule_of_its_topic(Example example) throws JsonProcessingException {
        assertThat(Wire.read(example.json(), example.topic()).key())
                .isEqualTo(EventTable.ROWS.get(example.topic()).keyOf(example.json()));
    }

    private static JsonNode message(Topic topic) {
        return ASYNCAPI.at("/components/messages/" + Contract.kebab(topic));
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
