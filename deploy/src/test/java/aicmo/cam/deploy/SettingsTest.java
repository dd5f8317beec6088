package aicmo.cam.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whatever a container is told is a setting that the code reads (docs/configuration.md, which a test holds to the code). */
class SettingsTest {
    /** Of Quarkus, Kafka's clients and Java. */
    private static final Set<String> OF_THE_HOUSE = Set.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE",
            "JAVA_TOOL_OPTIONS",
            "QUARKUS_LOG_LEVEL",
            "QUARKUS_CONFIG_LOCATIONS",
            "AICMO_CAM_CONSUMER_CONCURRENCY",
            "QUARKUS_OTEL_SDK_DISABLED",
            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
            "KAFKA_BOOTSTRAP_SERVERS",
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION");

    @Test
    void compose_hands_each_service_every_setting_of_its_own_and_no_other() throws IOException {
        Map<String, Set<String>> known = known();
        JsonNode services = Rendered.file("docker-compose.yml").path("services");
        known.keySet().stream().filter(module -> module.endsWith("-service")).forEach(service -> {
            Set<String> told = new TreeSet<>();
            services.path(service).path("environment").fieldNames().forEachRemaining(told::add);
            // What the anchor "every-service" brings is merged by compose, and not by whoever reads the file here.
            told.removeAll(OF_THE_HOUSE);
            told.remove("<<");
            assertThat(told).as(service).isEqualTo(known.get(service));
        });
        JsonNode every = Rendered.file("docker-compose.yml").path("x-every-service");
        assertThat(every.properties().stream().map(Map.Entry::getKey).filter(name -> !OF_THE_HOUSE.contains(name)))
                .containsExactlyInAnyOrderElementsOf(known.get("every service"));
    }

    @Test
    void compose_publishes_on_this_machine_only_and_binds_its_containers() {
        JsonNode compose = Rendered.file("docker-compose.yml");
        for (JsonNode service : compose.path("services")) {
            assertThat(service.path("ports")).allMatch(port -> port.asText().startsWith("127.0.0.1:"));
        }
        JsonNode service = compose.path("x-service");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.at("/cap_drop/0").asText()).isEqualTo("ALL");
    }

    @Test
    void kubernetes_tells_no_setting_that_nobody_reads() throws IOException {
        Set<String> known = new TreeSet<>(OF_THE_HOUSE);
        known().values().forEach(known::addAll);
        for (String overlay : Rendered.OVERLAYS) {
            Stream<String> settings = Rendered.ofKind(overlay, "ConfigMap")
                    .filter(map -> map.at("/metadata/name").asText().startsWith("cam-settings"))
                    .flatMap(map -> map.path("data").properties().stream().map(Map.Entry::getKey));
            Stream<String> own = Rendered.ofKind(overlay, "Deployment")
                    .flatMap(one -> StreamSupport.stream(
                            one.at("/spec/template/spec/containers/0/env").spliterator(), false))
                    .map(variable -> variable.path("name").asText());
            assertThat(Stream.concat(settings, own)).as(overlay).isSubsetOf(known);
        }
    }

    private static Map<String, Set<String>> known() throws IOException {
        Map<String, Set<String>> known = new LinkedHashMap<>();
        Set<String> section = new TreeSet<>();
        for (String line : Files.readAllLines(Rendered.ROOT.resolve("docs/configuration.md"))) {
            if (line.startsWith("## ")) {
                section = new TreeSet<>();
                known.put(line.substring(3), section);
            } else if (line.startsWith("| `")) {
                String name = line.substring(3, line.indexOf('`', 3));
                if (!name.contains("__NAME__")) {
                    section.add(name);
                }
            }
        }
        return known;
    }
}
