package aicmo.cam.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code ./cam up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Runs the system for real use until Ctrl-C; its data stays in ./data and is found again at the next start.")
final class UpCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        Settings settings = ProjectRoot.settings();
        Path data = ProjectRoot.path().resolve(settings.get("AICMO_CAM_DATA").orElse("data"));
        Progress progress = ConsoleProgress.ofLauncher();
        try (LocalSystem system = LocalSystem.start(Options.forUse(ProjectRoot.path(), data, settings, progress))) {
            progress.say("CAM runs; Ctrl-C stops it, its data stays in " + system.data());
            Addresses.of(system).forEach(progress::say);
            missing(settings).ifPresent(progress::say);
            Forever.await();
            return 0;
        }
    }

    /** Else it is learned only when the first campaign's mails are refused. */
    private static Optional<String> missing(Settings settings) {
        String names = Stream.of("AICMO_CAM_POSTAL_ADDRESS", "AICMO_CAM_PUBLIC_URL")
                .filter(name -> settings.get(name).isEmpty())
                .collect(Collectors.joining(" and "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Mails of campaigns will be refused: set " + names + " in .env (.env.example says how)");
    }
}
