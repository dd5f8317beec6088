package aicmo.cam.bench.crash;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.bench.carrier.FaultyCarrier;
import aicmo.cam.bench.carrier.FaultyResend;
import aicmo.cam.bench.carrier.FaultySmtp;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./cam bench crash}: whether a sender that is killed at random moments, while the other side fails at random too, sends any mail
 * twice or loses one. It fails (exit code 1) where it does.
 */
@Command
public final class CrashBench implements Bench {
    private static final Duration LONGEST_LIFE = Duration.ofMillis(2500);

    @Option(names = "--emails", defaultValue = "10000")
    private int emails;

    @Option(names = "--kills", defaultValue = "200")
    private int kills;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--faults", defaultValue = "0.2")
    private double faults;

    @Option(names = "--only", split = ",", defaultValue = "resend,smtp")
    private List<String> only;

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String about() {
        return "emails sent twice or lost by a sender that is killed again and again";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        progress.say("seed " + seed);
        List<Figure> figures = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String part : only) {
            try (FaultyCarrier carrier =
                    switch (part) {
                        case "resend" -> FaultyResend.start(faults, seed);
                        case "smtp" -> FaultySmtp.start(faults, seed);
                        default -> throw new Refused("--only " + part + " is none of resend, smtp");
                    }) {
                Reckoning reckoning = CrashRun.run(new Plan(emails, kills, LONGEST_LIFE, seed), carrier, progress);
                figures.addAll(reckoning.figures(part + ": "));
                wrong.addAll(reckoning.duplicates());
                wrong.addAll(reckoning.silentlyLost());
                wrong.addAll(reckoning.wronglyTold());
                wrong.addAll(reckoning.invented());
                wrong.addAll(part.equals("resend") ? reckoning.notTaken() : List.of());
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(wrong.size() + " emails went wrong, such as to "
                    + wrong.subList(0, Math.min(5, wrong.size())) + "; " + figures);
        }
        return figures;
    }
}
