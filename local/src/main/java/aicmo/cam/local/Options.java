package aicmo.cam.local;

import aicmo.cam.local.disk.DiskFloor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param without services that are not started: a developer runs them
 */
public record Options(
        Optional<Path> data,
        Settings settings,
        PortPolicy ports,
        boolean withMail,
        BiFunction<Service, Backing, Map<String, String>> environment,
        Function<Service, List<String>> command,
        Progress progress,
        Set<Service> without) {
    private static final String FLOOR = "AICMO_CAM_DISK_FLOOR";
    private static final String DEFAULT_FLOOR = "1G";

    public Options {
        without = Set.copyOf(without);
    }

    /** With every service. */
    public Options(
            Optional<Path> data,
            Settings settings,
            PortPolicy ports,
            boolean withMail,
            BiFunction<Service, Backing, Map<String, String>> environment,
            Function<Service, List<String>> command,
            Progress progress) {
        this(data, settings, ports, withMail, environment, command, progress, Set.of());
    }

    /** For real use: data kept, ports kept, no mail server. */
    public static Options forUse(Path root, Path data, Settings settings, Set<Service> without, Progress progress) {
        return new Options(
                Optional.of(data),
                settings,
                PortPolicy.REFUSE,
                false,
                (s, b) -> Map.of(),
                new QuarkusLaunch(root),
                progress,
                without);
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

    /** Those that are started, in the order in which a message travels. */
    List<Service> services() {
        return Arrays.stream(Service.values())
                .filter(service -> !without.contains(service))
                .toList();
    }

    /** @throws Refused where the setting is no size */
    DiskFloor floor() {
        try {
            return DiskFloor.parse(settings.get(FLOOR).orElse(DEFAULT_FLOOR));
        } catch (IllegalArgumentException e) {
            throw new Refused(FLOOR + " is " + e.getMessage());
        }
    }
}
