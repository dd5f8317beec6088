package aicmo.cam.bench;

import aicmo.cam.local.ConsoleProgress;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./cam bench}: a subcommand for each benchmark, with its own options. */
@Command(name = "bench", description = "Measures one thing, beside what this machine could do at most.")
public final class BenchCommand implements Callable<Integer> {

    static CommandLine line() {
        CommandLine line = new CommandLine(new BenchCommand());
        for (Bench bench : Benches.all()) {
            line.addSubcommand(bench.name(), new One(bench));
        }
        return line;
    }

    /** No benchmark was named. */
    @Override
    public Integer call() {
        throw new Refused("say which benchmark; there are: " + Benches.known());
    }

    /** One benchmark. */
    @Command
    static final class One implements Callable<Integer> {
        @Mixin
        private final Bench bench;

        @Option(names = "--json", paramLabel = "FILE", description = "also writes the figures there")
        private Path json;

        One(Bench bench) {
            this.bench = bench;
        }

        @Override
        public Integer call() throws Exception {
            Progress progress = ConsoleProgress.ofLauncher();
            List<Figure> figures = bench.run(progress);
            progress.update("");
            BenchReport report = new BenchReport(bench.name(), figures);
            report.rows().forEach(progress::say);
            if (json != null) {
                Files.writeString(json, report.json(), StandardCharsets.UTF_8);
            }
            return CommandLine.ExitCode.OK;
        }
    }
}
