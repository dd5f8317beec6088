package aicmo.cam.local.market;

import aicmo.cam.local.Progress;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what happens: moments that stay, and one line that changes. */
final class Narrator {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Progress progress;
    private final Clock clock;
    private final Set<String> told = new HashSet<>();

    Narrator(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    void say(String moment) {
        progress.say(TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + " " + moment);
    }

    void once(String key, String moment) {
        if (told.add(key)) {
            say(moment);
        }
    }

    void campaign(RunningCampaign campaign) {
        switch (campaign.status()) {
            case "PAUSED" ->
                once(
                        campaign.id() + "paused",
                        "campaign '" + campaign.name() + "' was paused: " + campaign.pausedWhy());
            case "FINISHED" ->
                once(
                        campaign.id() + "finished",
                        "campaign '" + campaign.name() + "' is finished: every sequence is over");
            default -> {}
        }
    }

    /** The first answer of every class. */
    void answer(Verdicts.Verdict verdict) {
        once(
                verdict.replyClass(),
                "the first " + verdict.replyClass() + ", from " + verdict.from() + ": " + verdict.reason());
    }

    /** The line that changes. */
    void standing(int sent, int answered, Map<String, Integer> classes, Map<String, Long> states) {
        progress.update("sent " + sent + " | answered " + answered + ", understood as: " + counts(classes)
                + " | leads: " + counts(states));
    }

    void nothing() {
        progress.update("");
    }

    private static String counts(Map<String, ? extends Number> counts) {
        return counts.isEmpty()
                ? "-"
                : new TreeMap<>(counts)
                        .entrySet().stream()
                                .map(count -> count.getKey().toLowerCase(Locale.ROOT) + " " + count.getValue())
                                .collect(Collectors.joining(", "));
    }
}
