package aicmo.cam.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Topics and users of the cluster are those of asyncapi.yaml: no topic too few, no right too many. */
class KafkaTest {
    private static final String SERVICE = "{service}";
    private final JsonNode asyncApi = Rendered.file("events/src/main/resources/asyncapi.yaml");

    private record Topic(int partitions, long retention) {}

    @Test
    void there_is_a_topic_for_each_channel_with_its_partitions_and_retention() {
        Map<String, Topic> declared = new TreeMap<>();
        asyncApi.path("channels").forEach(channel -> {
            JsonNode kafka = channel.at("/bindings/kafka");
            Topic topic = new Topic(
                    kafka.path("partitions").asInt(),
                    kafka.at("/topicConfiguration/retention.ms").asLong());
            addresses(channel).forEach(address -> declared.put(address, topic));
        });
        Map<String, Topic> made = Rendered.ofKind("production", "KafkaTopic")
                .collect(Collectors.toMap(
                        topic -> topic.at("/metadata/name").asText(),
                        topic -> new Topic(
                                topic.at("/spec/partitions").asInt(),
                                topic.at("/spec/config/retention.ms").asLong())));
        assertThat(made).isEqualTo(declared);
    }

    @Test
    void a_service_may_write_and_read_what_the_event_table_says_and_nothing_else() {
        for (String service : List.of("sender", "inbox", "classifier", "followup", "decision")) {
            Set<String> declared = new TreeSet<>();
            declared.add("Read literal group " + service + "-service");
            asyncApi.path("operations").forEach(operation -> {
                if (operation.at("/tags/0/name").asText().equals(service)) {
                    String right = operation.path("action").asText().equals("send") ? "Write" : "Read";
                    addresses(channel(operation)).stream()
                            .filter(address ->
                                    !address.endsWith(".dlq") || address.contains("." + service + "-service."))
                            .forEach(address -> declared.add(right + " literal topic " + address));
                }
            });
            deadLetters(service).forEach(address -> declared.add("Write literal topic " + address));
            if (service.equals("sender")) {
                // After a restore it reads what it told itself: who was written to, and who said stop.
                declared.add("Read literal topic cam.email-sent");
                declared.add("Read literal topic cam.email-bounced");
                declared.add("Read literal topic cam.recipient-unsubscribed");
            }
            if (service.equals("decision")) {
                // Webhooks tell whatever event somebody asked for.
                declared.add("Read literal group decision-service.webhooks");
                declared.add("Read prefix topic cam.");
            }
            assertThat(rights(service + "-kafka")).as(service).isEqualTo(declared);
        }
    }

    @Test
    void whoever_watches_the_lag_may_only_look() {
        assertThat(rights("keda")).allMatch(right -> right.startsWith("Describe "));
    }

    @Test
    void a_person_may_read_write_and_set_back_and_make_nothing() {
        assertThat(rights("operator"))
                .containsExactly("Read literal group *", "Read prefix topic cam.", "Write prefix topic cam.");
    }

    @Test
    void other_systems_may_read_everything_in_groups_that_are_no_service_s() {
        assertThat(rights("reader"))
                .containsExactly(
                        "Read prefix group console-consumer-", "Read prefix group reader-", "Read prefix topic cam.");
    }

    @Test
    void a_service_scales_by_the_lag_of_its_own_group_and_not_beyond_the_partitions() {
        int partitions = Rendered.ofKind("production", "KafkaTopic")
                .filter(topic -> !topic.at("/metadata/name").asText().endsWith(".dlq"))
                .mapToInt(topic -> topic.at("/spec/partitions").asInt())
                .min()
                .orElseThrow();
        assertThat(Rendered.ofKind("production", "ScaledObject")).hasSize(5).allSatisfy(scaled -> {
            JsonNode kafka = scaled.at("/spec/triggers/0/metadata");
            assertThat(kafka.path("bootstrapServers").asText())
                    .as("KEDA asks from its own namespace")
                    .isEqualTo("cam-kafka-kafka-bootstrap.cam.svc:9093");
            assertThat(kafka.path("consumerGroup").asText())
                    .isEqualTo(scaled.at("/spec/scaleTargetRef/name").asText());
            assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isLessThanOrEqualTo(partitions);
            assertThat(scaled.at("/spec/minReplicaCount").asInt()).isPositive();
        });
    }

    private static Set<String> rights(String user) {
        return Rendered.ofKind("production", "KafkaUser")
                .filter(one -> one.at("/metadata/name").asText().equals(user))
                .flatMap(one ->
                        StreamSupport.stream(one.at("/spec/authorization/acls").spliterator(), false))
                .flatMap(acl -> operations(acl)
                        .map(operation -> operation + " "
                                + acl.at("/resource/patternType").asText() + " "
                                + acl.at("/resource/type").asText() + " "
                                + acl.at("/resource/name").asText()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who may read or write may also look, which goes without saying. */
    private static Stream<String> operations(JsonNode acl) {
        List<String> all = StreamSupport.stream(acl.path("operations").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return all.size() == 1 ? all.stream() : all.stream().filter(operation -> !operation.equals("Describe"));
    }

    private JsonNode channel(JsonNode operation) {
        return asyncApi.path("channels")
                .path(operation.at("/channel/$ref").asText().replace("#/channels/", ""));
    }

    private List<String> deadLetters(String service) {
        return StreamSupport.stream(asyncApi.path("channels").spliterator(), false)
                .flatMap(channel -> addresses(channel).stream())
                .filter(address -> address.endsWith("." + service + "-service.dlq"))
                .toList();
    }

    private static List<String> addresses(JsonNode channel) {
        String address = channel.path("address").asText();
        return address.contains(SERVICE)
                ? StreamSupport.stream(channel.at("/parameters/service/enum").spliterator(), false)
                        .map(service -> address.replace(SERVICE, service.asText()))
                        .toList()
                : List.of(address);
    }
}
