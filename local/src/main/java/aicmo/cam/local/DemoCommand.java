package aicmo.cam.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./cam demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything with data of its own, plays two campaigns with invented leads over a real mail server, and reports.",
        footer = "Nothing of it leaves this machine. Exit code 0 only where every email is accounted for.")
final class DemoCommand implements Callable<Integer> {
    private final Demo demo;

    @Option(
            names = "--leads",
            paramLabel = "N",
            defaultValue = "60",
            description = "leads, over both campaigns (${DEFAULT-VALUE})")
    private int leads;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "repeats a run's chances (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--exit", description = "ends after the report, rather than keep running with URLs to look at")
    private boolean exit;

    @Option(names = "--json", paramLabel = "FILE", description = "also writes the report there")
    private Path json;

    @Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    DemoCommand(Demo demo) {
        this.demo = demo;
    }

    @Override
    public Integer call() throws Exception {
        if (leads < 2) {
            throw new ParameterException(spec.commandLine(), "--leads is " + leads + "; two campaigns need at least 2");
        }
        Progress progress = ConsoleProgress.ofLauncher();
        Options options = Options.forDemo(ProjectRoot.path(), ProjectRoot.settings(), demo::environment, progress);
        try (LocalSystem system = LocalSystem.start(options)) {
            return system.whileItRuns(() -> run(system, progress));
        }
    }

    private int run(LocalSystem system, Progress progress) throws Exception {
        Addresses.of(system).forEach(progress::say);
        int code = demo.play(system, new Demo.Wish(leads, seed, exit, Optional.ofNullable(json)), progress);
        if (code != 0) {
            system.keepData();
            progress.say("Its data and logs are kept in " + system.data());
        }
        if (!exit) {
            progress.say("It keeps running; Ctrl-C stops it.");
            Forever.await();
        }
        return code;
    }
}
