package aicmo.cam.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./cam up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Runs the system for real use until Ctrl-C; its data stays in ./data and is found again at the next start.")
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--without",
            paramLabel = "NAME",
            split = ",",
            description =
                    "leaves services out (sender, inbox, classifier, followup, decision), for you to run them from an IDE")
    private List<String> without = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings settings = ProjectRoot.settings();
        Path data = ProjectRoot.path().resolve(settings.get("AICMO_CAM_DATA").orElse("data"));
        Progress progress = ConsoleProgress.ofLauncher();
        Options options = Options.forUse(ProjectRoot.path(), data, settings, leftOut(), progress);
        try (LocalSystem system = LocalSystem.start(options)) {
            return system.whileItRuns(() -> {
                progress.say("CAM runs; Ctrl-C stops it, its data stays in " + system.data());
                Addresses.of(system).forEach(progress::say);
                missing(settings).ifPresent(progress::say);
                for (Service service : options.without()) {
                    Path file =
                            new DeveloperFile(system.data()).write(service, system.environmentForDeveloper(service));
                    DeveloperFile.howTo(service, file).forEach(progress::say);
                }
                Forever.await();
                return 0;
            });
        }
    }

    private Set<Service> leftOut() {
        return without.stream().map(this::service).collect(Collectors.toSet());
    }

    private Service service(String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.id().equals(name) || service.module().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--without " + name + ": there is no such service; there are "
                                + Arrays.stream(Service.values())
                                        .map(Service::id)
                                        .collect(Collectors.joining(", "))));
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
