package aicmo.cam.local;

import aicmo.cam.local.supervise.Leash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs a system with fixtures for services, in a JVM of its own, until it is killed; says in the file {@code ready} where it is. */
final class SystemRunner {
    private SystemRunner() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Progress progress = new ConsoleProgress(System.out, false, 200);
        try (LocalSystem system = LocalSystem.start(options(folder.resolve("data"), progress))) {
            Files.writeString(
                    folder.resolve("starting"), system.kafka() + "\n" + system.management(Service.SENDER) + "\n");
            Files.move(folder.resolve("starting"), folder.resolve("ready"));
            Forever.await();
        }
    }

    static Options options(Path data, Progress progress) {
        return new Options(
                Optional.of(data),
                new Settings(Map.of("AICMO_RESEND_API_KEY", "re_of_the_sender"), System.getenv()),
                PortPolicy.FREE,
                true,
                (service, backing) -> Map.of("AICMO_GIVEN", service.id()),
                service -> JavaCommand.of(Leash.class, FixtureService.class.getName()),
                progress);
    }
}
