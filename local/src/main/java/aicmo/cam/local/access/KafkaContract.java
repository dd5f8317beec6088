package aicmo.cam.local.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The topics and users of CAM's Kafka, with what each user may do: the files that Strimzi gets on Kubernetes
 * (deploy/kubernetes/components/kafka), which the build copies into this module, so that both installations grant the same.
 *
 * @param topics every topic, dead-letter topics included
 * @param users the rights of each user; everybody may connect from everywhere that Kafka listens to
 */
public record KafkaContract(List<TopicOfContract> topics, Map<String, List<AclBinding>> users) {
    public KafkaContract {
        topics = List.copyOf(topics);
        users = Map.copyOf(users);
    }

    /**
     * One topic.
     *
     * @param partitions as many replicas of a service can share the work
     * @param retentionMillis how long Kafka keeps an event
     */
    public record TopicOfContract(String name, int partitions, long retentionMillis) {}

    /** Reads the files that the build copied. */
    public static KafkaContract load() {
        List<TopicOfContract> topics = Stream.of("topics.yaml", "dead-letter-topics.yaml")
                .flatMap(file -> documents(file).stream())
                .map(KafkaContract::topic)
                .toList();
        Map<String, List<AclBinding>> users = new LinkedHashMap<>();
        documents("users.yaml")
                .forEach(user -> users.put(user.at("/metadata/name").asText(), rights(user)));
        return new KafkaContract(topics, users);
    }

    private static TopicOfContract topic(JsonNode topic) {
        return new TopicOfContract(
                topic.at("/metadata/name").asText(),
                topic.at("/spec/partitions").asInt(),
                topic.at("/spec/config").path("retention.ms").asLong());
    }

    private static List<AclBinding> rights(JsonNode user) {
        String principal = "User:" + user.at("/metadata/name").asText();
        List<AclBinding> rights = new ArrayList<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            ResourcePattern resource = new ResourcePattern(
                    ResourceType.fromString(acl.at("/resource/type").asText().toUpperCase(Locale.ROOT)),
                    acl.at("/resource/name").asText(),
                    pattern(acl.at("/resource/patternType").asText()));
            acl.path("operations")
                    .forEach(operation -> rights.add(new AclBinding(
                            resource,
                            new AccessControlEntry(
                                    principal,
                                    "*",
                                    AclOperation.fromString(operation.asText().toUpperCase(Locale.ROOT)),
                                    AclPermissionType.ALLOW))));
        }
        return rights;
    }

    /** Strimzi says {@code prefix} where Kafka says PREFIXED. */
    private static PatternType pattern(String strimzi) {
        return strimzi.equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
    }

    private static List<JsonNode> documents(String file) {
        ObjectReader reader = new YAMLMapper().readerFor(JsonNode.class);
        try (InputStream in = KafkaContract.class.getResourceAsStream("/aicmo/cam/local/kafka/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in this build; build the module local with Maven");
            }
            return reader.<JsonNode>readValues(in).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
