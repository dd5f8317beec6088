package aicmo.cam.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Custom resources are valid against the schemas of their definitions, unknown fields being errors. */
class CustomResourcesTest {
    /** Which definition describes what. */
    static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("keda.sh/v1alpha1/ScaledObject", "keda.sh_scaledobjects.yaml"),
            Map.entry("keda.sh/v1alpha1/TriggerAuthentication", "keda.sh_triggerauthentications.yaml"),
            Map.entry("kafka.strimzi.io/v1/Kafka", "strimzi-kafka.yaml"),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", "strimzi-kafkanodepool.yaml"),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", "strimzi-kafkatopic.yaml"),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", "strimzi-kafkauser.yaml"),
            Map.entry("postgresql.cnpg.io/v1/Cluster", "postgresql.cnpg.io_clusters.yaml"),
            Map.entry("postgresql.cnpg.io/v1/Database", "postgresql.cnpg.io_databases.yaml"),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", "monitoring.coreos.com_servicemonitors.yaml"),
            Map.entry("monitoring.coreos.com/v1/PodMonitor", "monitoring.coreos.com_podmonitors.yaml"),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", "monitoring.coreos.com_prometheusrules.yaml"));

    private static final Path SCHEMAS =
            Rendered.ROOT.resolve("../shared/schemas").normalize();

    @Test
    void every_custom_resource_is_valid() throws IOException {
        assumeTrue(
                Files.isDirectory(SCHEMAS),
                "the definitions are not beside the project: custom resources are not checked");
        for (JsonNode document : Rendered.overlay("production")) {
            String type = document.path("apiVersion").asText() + "/"
                    + document.path("kind").asText();
            if (KNOWN.containsKey(type)) {
                assertThat(faults(document, KNOWN.get(type)))
                        .as(Rendered.name(document))
                        .isEmpty();
            }
        }
    }

    @Test
    void a_field_that_a_definition_does_not_have_is_found() throws IOException {
        assumeTrue(Files.isDirectory(SCHEMAS), "the definitions are not beside the project");
        ObjectNode topic = (ObjectNode) Rendered.ofKind("production", "KafkaTopic")
                .findFirst()
                .orElseThrow()
                .deepCopy();
        ((ObjectNode) topic.path("spec")).put("partitons", 3);
        assertThat(faults(topic, KNOWN.get("kafka.strimzi.io/v1/KafkaTopic"))).hasSize(1);
    }

    private static List<String> faults(JsonNode document, String definition) throws IOException {
        JsonNode crd = Rendered.read(Files.readString(SCHEMAS.resolve(definition))).stream()
                .filter(one -> one.path("kind").asText().equals("CustomResourceDefinition"))
                .findFirst()
                .orElseThrow();
        String version = document.path("apiVersion").asText().replaceAll(".*/", "");
        JsonNode schema = StreamSupport.stream(crd.at("/spec/versions").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(version))
                .findFirst()
                .orElseThrow()
                .at("/schema/openAPIV3Schema");
        close(schema.path("properties").path("spec"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(document)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** Kubernetes drops a field without a word that a definition does not have; here it is a fault. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.path("properties").forEach(CustomResourcesTest::close);
        close(schema.path("items"), schema);
    }

    private static void close(JsonNode items, JsonNode of) {
        if (of.has("items")) {
            close(items);
        }
    }
}
