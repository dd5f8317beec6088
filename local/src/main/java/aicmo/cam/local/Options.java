package aicmo.cam.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a system is started.
 *
 * @param data where its data stays; empty for a temporary folder, deleted at the end
 * @param settings the user's settings: ports, and what is handed to the services
 * @param ports what is done about a port that is in use
 * @param withMail whether a mail server runs with it (the services are then pointed to it)
 * @param environment what a service gets beyond the settings; asked once per service, when Kafka, PostgreSQL and mail run
 * @param command the command that runs a service
 * @param progress who is told
 */
public record Options(
        Optional<Path> data,
        Settings settings,
        PortPolicy ports,
        boolean withMail,
        BiFunction<Service, Backing, Map<String, String>> environment,
        Function<Service, List<String>> command,
        Progress progress) {

    /** For real use: data kept, ports kept, no mail server. */
    public static Options forUse(Path root, Path data, Settings settings, Progress progress) {
        return new Options(
                Optional.of(data),
                settings,
                PortPolicy.REFUSE,
                false,
                (s, b) -> Map.of(),
                new QuarkusLaunch(root),
                progress);
    }

    /** For a look at it: temporary data, ports that yield, a mail server; of the user's settings only those that move ports. */
    public static Options forDemo(
            Path root,
            Settings settings,
            BiFunction<Service, Backing, Map<String, String>> environment,
            Progress progress) {
        return new Options(
                Optional.empty(),
                settings.forDemo(),
                PortPolicy.YIELD,
                true,
                environment,
                new QuarkusLaunch(root),
                progress);
    }
}
