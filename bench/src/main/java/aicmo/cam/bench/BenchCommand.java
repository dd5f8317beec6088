package aicmo.cam.bench;

import aicmo.cam.local.ConsoleProgress;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cam bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures one thing, beside what this machine could do at most.")
public final class BenchCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "which; an unknown name lists them")
    private String name;

    @Option(names = "--json", paramLabel = "FILE", description = "also writes the figures there")
    private Path json;

    @Override
    public Integer call() throws Exception {
        Bench bench = Benches.ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("there is no benchmark \"" + name + "\"; there are: "
                        + Benches.ALL.stream()
                                .map(known -> known.name() + " (" + known.about() + ")")
                                .collect(Collectors.joining(", "))));
        Progress progress = ConsoleProgress.ofLauncher();
        List<Figure> figures = bench.run(progress);
        progress.update("");
        BenchReport report = new BenchReport(bench.name(), figures);
        report.rows().forEach(progress::say);
        if (json != null) {
            Files.writeString(json, report.json(), StandardCharsets.UTF_8);
        }
        return 0;
    }
}
