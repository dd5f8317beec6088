package aicmo.cam.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which service reads which setting, by docs/configuration.md, which is generated from the config classes and copied into this module
 * by the build. A service gets its own settings, those of every service, and what Quarkus, Kafka's clients and Java read; of the rest
 * of the user's environment, other services' keys and passwords among it, it gets nothing.
 */
final class ServiceSettings {
    private static final String OF_EVERY_SERVICE = "every service";
    private static final String FILE = "configuration.md";
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z0-9_]+)` \\|.*");

    /** Read by the libraries of every service, or by Java and the operating system. */
    private static final Pattern OF_LIBRARIES = Pattern.compile("(QUARKUS|_DEV_QUARKUS|KAFKA|MP|SMALLRYE|OTEL|LC)_.*"
            + "|PATH|HOME|USER|LOGNAME|LANG|LANGUAGE|TZ|TMPDIR|TMP|TEMP|JAVA_HOME|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"
            + "|LD_LIBRARY_PATH|XDG_[A-Z]+_(HOME|DIR)|SSL_CERT_(FILE|DIR)|(HTTPS?|NO|ALL)_PROXY"
            // It stands in a property of messaging, and in the text of the page.
            + "|AICMO_CAM_CONSUMER_CONCURRENCY");

    private final Map<String, Pattern> own;

    private ServiceSettings(Map<String, Pattern> own) {
        this.own = own;
    }

    static ServiceSettings load() {
        try (InputStream in = ServiceSettings.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not in this build; build the module local with Maven");
            }
            try (BufferedReader page = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return parse(page.lines().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    static ServiceSettings parse(List<String> page) {
        Map<String, StringBuilder> names = new LinkedHashMap<>();
        StringBuilder section = new StringBuilder();
        for (String line : page) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                section = names.computeIfAbsent(line.substring(3), title -> new StringBuilder());
            } else if (row.matches()) {
                section.append('|').append(row.group(1).replace("__NAME__", "__.+__"));
            }
        }
        StringBuilder every = names.getOrDefault(OF_EVERY_SERVICE, new StringBuilder());
        return new ServiceSettings(names.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> Pattern.compile(OF_LIBRARIES.pattern()
                                + every
                                + (one.getKey().equals(OF_EVERY_SERVICE)
                                        ? ""
                                        : one.getValue().toString())))));
    }

    /** Those that this service reads. A name may be written as a property, too: {@code aicmo.cam.day} is AICMO_CAM_DAY. */
    Map<String, String> of(Service service, Map<String, String> all) {
        Pattern read = own.get(service.module());
        Map<String, String> some = new HashMap<>();
        all.forEach((name, value) -> {
            String variable = name.replaceAll("[^A-Za-z0-9_]", "_").toUpperCase(Locale.ROOT);
            if (read.matcher(variable).matches()) {
                some.put(name, value);
            }
        });
        return some;
    }
}
