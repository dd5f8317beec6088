package aicmo.cam.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts fire when they should, speak of metrics that there are, and each says what to do. */
class AlertsTest {
    private static final Path OBSERVABILITY = Rendered.ROOT.resolve("deploy/observability");
    private static final Pattern METRIC = Pattern.compile("\\bcam_[a-z_]+");
    private final JsonNode rules =
            Rendered.file("deploy/observability/rules.yaml").path("spec");

    @TempDir
    Path folder;

    @Test
    void the_rules_fire_when_they_should() throws IOException {
        assumeTrue(Rendered.Program.isInstalled("promtool"), "promtool is not installed: the rules are not tried");
        new ObjectMapper(new YAMLFactory())
                .writeValue(folder.resolve("rules.plain.yaml").toFile(), rules);
        Files.copy(OBSERVABILITY.resolve("rules-test.yaml"), folder.resolve("rules-test.yaml"));
        assertThat(Rendered.Program.run(folder, List.of("promtool", "check", "rules", "rules.plain.yaml")))
                .contains("SUCCESS");
        assertThat(Rendered.Program.run(folder, List.of("promtool", "test", "rules", "rules-test.yaml")))
                .contains("SUCCESS");
    }

    @Test
    void every_alert_has_a_section_that_says_what_to_do() throws IOException {
        String operations = Files.readString(Rendered.ROOT.resolve("docs/operations.md"));
        for (JsonNode rule : rules.at("/groups/0/rules")) {
            String alert = rule.path("alert").asText();
            assertThat(operations).contains("### " + alert + "\n");
            assertThat(rule.at("/annotations/runbook").asText())
                    .isEqualTo("docs/operations.md#" + alert.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void alerts_and_dashboard_speak_of_metrics_of_the_catalogue() throws IOException {
        String catalogue = Files.readString(Rendered.ROOT.resolve("docs/metrics.md"));
        Set<String> named = new TreeSet<>();
        for (Path file : List.of(OBSERVABILITY.resolve("rules.yaml"), OBSERVABILITY.resolve("dashboard.json"))) {
            Matcher metrics = METRIC.matcher(Files.readString(file));
            while (metrics.find()) {
                named.add(metrics.group().replaceFirst("_bucket$", ""));
            }
        }
        assertThat(named).isNotEmpty().allMatch(metric -> catalogue.contains("`" + metric + "`"));
    }

    @Test
    void the_dashboard_has_a_row_for_each_service() {
        JsonNode dashboard = Rendered.file("deploy/observability/dashboard.json");
        List<String> rows = dashboard.path("panels").findParents("collapsed").stream()
                .map(row -> row.path("title").asText())
                .toList();
        assertThat(rows)
                .containsExactly(
                        "All services",
                        "sender-service",
                        "inbox-service",
                        "classifier-service",
                        "followup-service",
                        "decision-service");
    }
}
