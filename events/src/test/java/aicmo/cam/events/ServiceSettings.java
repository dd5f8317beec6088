package aicmo.cam.events;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service's settings say of its channels: messaging's, with its own over them. */
record ServiceSettings(String service, Properties properties) {
    private static final Pattern INCOMING =
            Pattern.compile("mp\\.messaging\\.incoming\\.(?:\"([^\"]+)\"|([^.]+))\\..+");

    /** Those of every service that is there. */
    static List<ServiceSettings> all() {
        Path root = root();
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> folder.getFileName().toString().endsWith("-service"))
                    .filter(folder -> Files.exists(own(folder)))
                    .sorted()
                    .map(folder -> of(root, folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's folder, whether Maven was started there or in a module. */
    static Path root() {
        Path here = Path.of(System.getProperty("cam.root", "")).toAbsolutePath().normalize();
        while (here != null && !Files.exists(here.resolve("events/pom.xml"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new AssertionError("cam.root does not lie within the project: " + System.getProperty("cam.root"));
        }
        return here;
    }

    static ServiceSettings of(Path root, Path folder) {
        Properties properties = new Properties();
        load(root.resolve("messaging/src/main/resources/META-INF/microprofile-config.properties"), properties);
        load(own(folder), properties);
        return new ServiceSettings(folder.getFileName().toString(), properties);
    }

    private static Path own(Path folder) {
        return folder.resolve("src/main/resources/application.properties");
    }

    private static void load(Path file, Properties into) {
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                into.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Each incoming channel with its topic: the channel's own name where none is set. */
    Map<String, String> incoming() {
        Map<String, String> topics = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            Matcher matcher = INCOMING.matcher(name);
            if (matcher.matches()) {
                String channel = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                String topic = setting(channel, "topic");
                topics.put(channel, topic == null ? channel : topic);
            }
        }
        return topics;
    }

    /** A channel's setting, else the connector's; null where neither has it. */
    String setting(String channel, String name) {
        return Stream.of("incoming." + channel, "incoming.\"" + channel + "\"", "connector.smallrye-kafka")
                .map(prefix -> properties.getProperty("mp.messaging." + prefix + "." + name))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    List<String> published() {
        return Arrays.stream(
                        properties.getProperty("cam.messaging.publishes", "").split(",", -1))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    String shortName() {
        return service.substring(0, service.length() - "-service".length());
    }

    @Override
    public String toString() {
        return service;
    }
}
