package aicmo.cam.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md and .env.example to the config classes. */
class ConfigurationTest {
    private static final Path ROOT = Path.of(System.getProperty("cam.root"));
    private static final Path PAGE = ROOT.resolve("docs/configuration.md");
    /** What a service's code decides, and nobody who runs it. */
    private static final Set<String> FIXED = Set.of("cam.messaging.service", "cam.messaging.publishes");
    /** The same of all settings that begin with this. */
    private static final String FIXED_PREFIX = "cam.http.";

    private static final Pattern VARIABLE = Pattern.compile("^#? ?(AICMO_[A-Z_]+)=", Pattern.MULTILINE);

    @Test
    void the_page_of_settings_says_what_the_config_classes_say() throws IOException {
        String page = page();
        if (Boolean.getBoolean("cam.docs.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("after a change of settings run this test with -Dcam.docs.update=true")
                .hasContent(page);
    }

    @Test
    void every_setting_of_cam_is_explained_in_the_example() throws IOException {
        Set<String> known = modules().values().stream()
                .flatMap(List::stream)
                .map(Setting::variable)
                .filter(variable -> variable.startsWith("AICMO_"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> explained = new TreeSet<>();
        Matcher lines = VARIABLE.matcher(Files.readString(ROOT.resolve(".env.example")));
        while (lines.find()) {
            explained.add(lines.group(1));
        }
        assertThat(explained).containsAll(known);
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Settings

                Generated from the config classes; a test holds it to them. Every setting is an environment variable, and `./cam up` also reads
                them from `.env` ([.env.example](../.env.example) has them all). Times are ISO 8601 durations or `10s`, `5m`, `24H`; cron
                expressions have seconds first. Beyond these, each service knows Quarkus' own settings, such as `QUARKUS_LOG_LEVEL`.

                Where a service reaches its database and Kafka: `QUARKUS_DATASOURCE_JDBC_URL`, `QUARKUS_DATASOURCE_USERNAME`,
                `QUARKUS_DATASOURCE_PASSWORD`, `KAFKA_BOOTSTRAP_SERVERS`. Where it listens: `QUARKUS_HTTP_HOST` (127.0.0.1), `QUARKUS_HTTP_PORT`,
                `QUARKUS_MANAGEMENT_HOST`, `QUARKUS_MANAGEMENT_PORT`. `./cam up` sets all of these itself; its own ports and its data folder are
                `AICMO_CAM_PORT_SENDER` and so on and `AICMO_CAM_DATA` (`./cam up --help`). It hands a service the settings of its own section, those of
                every service, and those of Quarkus and Kafka's clients (`QUARKUS_`, `KAFKA_`, `MP_`, `SMALLRYE_`, `OTEL_`), and nothing else. How many records of a topic a replica handles side by side:
                `AICMO_CAM_CONSUMER_CONCURRENCY` (1); the order within a key stays.
                """);
        modules().forEach((module, settings) -> {
            page.append("\n## ").append(module).append("\n\n| variable | default | |\n|---|---|---|\n");
            settings.forEach(setting -> page.append(setting.row()).append('\n'));
        });
        return page.toString();
    }

    private static Map<String, List<Setting>> modules() throws IOException {
        Map<String, List<Setting>> modules = new LinkedHashMap<>();
        for (String module : List.of(
                "sender-service",
                "inbox-service",
                "classifier-service",
                "followup-service",
                "decision-service",
                "messaging",
                "rest")) {
            List<Setting> settings = new ArrayList<>(ConfigClasses.of(ROOT.resolve(module)));
            settings.addAll(PropertyLines.of(ROOT.resolve(module), settings));
            settings.removeIf(setting ->
                    FIXED.contains(setting.property()) || setting.property().startsWith(FIXED_PREFIX));
            if (!settings.isEmpty()) {
                String section = module.endsWith("-service") ? module : "every service";
                modules.computeIfAbsent(section, first -> new ArrayList<>()).addAll(settings);
            }
        }
        return modules;
    }
}
