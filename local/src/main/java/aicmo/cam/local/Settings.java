package aicmo.cam.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The user's settings: lines {@code NAME=value} of a file {@code .env}, over which the environment wins. A value may stand in single
 * quotes (taken as it is) or in double quotes (with the escapes \n, \" and \\); {@code #} begins a comment.
 */
public record Settings(Map<String, String> fromFile, Map<String, String> environment) {
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern OF_SERVICES = Pattern.compile("AICMO_|QUARKUS_|KAFKA_|MP_|SMALLRYE_");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");

    public Settings {
        fromFile = Map.copyOf(fromFile);
        environment = Map.copyOf(environment);
    }

    /** The settings of this file, where it is there, and of this process. */
    public static Settings read(Path file) {
        try {
            return new Settings(
                    Files.exists(file) ? parse(Files.readAllLines(file), file.toString()) : Map.of(), System.getenv());
        } catch (IOException e) {
            throw new Refused("the settings in " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** One setting; empty where it is absent or blank. */
    public Optional<String> get(String name) {
        String value = environment.getOrDefault(name, fromFile.get(name));
        return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** Without the user's accounts, limits and servers: only what the launcher itself reads of ports and disk is left. */
    Settings forDemo() {
        return new Settings(withoutAccounts(fromFile), withoutAccounts(environment));
    }

    private static Map<String, String> withoutAccounts(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> !OF_SERVICES.matcher(setting.getKey()).lookingAt()
                        || setting.getKey().startsWith("AICMO_CAM_PORT_")
                        || setting.getKey().equals("AICMO_CAM_DISK_FLOOR"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All of them; {@link ServiceSettings} says which of them a service gets. */
    Map<String, String> forServices() {
        Map<String, String> all = new HashMap<>(fromFile);
        all.putAll(environment);
        return all;
    }

    static Map<String, String> parse(List<String> lines, String file) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                // The line itself is not shown: it may hold a secret.
                throw new Refused(file + ", line " + (i + 1) + ": not of the form NAME=value");
            }
            settings.put(matcher.group(1), value(matcher.group(2), file, i + 1));
        }
        return settings;
    }

    private static String value(String written, String file, int line) {
        if (written.startsWith("'") || written.startsWith("\"")) {
            Matcher quoted = (written.startsWith("'") ? SINGLE : DOUBLE).matcher(written);
            if (!quoted.matches()) {
                throw new Refused(file + ", line " + line + ": the quote is not closed, or something follows it");
            }
            return written.startsWith("'") ? quoted.group(1) : unescape(quoted.group(1));
        }
        return written.replaceFirst("(^|\\s+)#.*$", "");
    }

    private static String unescape(String quoted) {
        return Pattern.compile("\\\\(.)").matcher(quoted).replaceAll(match -> {
            String escaped = match.group(1);
            return Matcher.quoteReplacement(escaped.equals("n") ? "\n" : escaped);
        });
    }
}
