package aicmo.cam.classifier.date;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Token;
import aicmo.cam.classifier.phrase.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The first day on which somebody is back, read from an out-of-office text.
 *
 * @param day in the author's own calendar; the day after the last day away where the text names that one ("bis einschließlich 12.8.")
 */
public record ReturnDate(LocalDate day, Evidence evidence) {

    private static final PhraseBook CUES = PhraseBook.read(ReturnDate.class, List.of("cues.phrases"));
    private static final int LONGEST_TEXT = 2_000;
    private static final int REACH = 4;
    private static final int REACH_AFTER = 4;
    private static final double ONLY_DATE = 0.2;

    /** Weekdays and dates without a year are read relative to the moment of receipt (UTC). Empty where the text names no day. */
    public static Optional<ReturnDate> in(String text, Instant receivedAt) {
        String head = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<Token> words = Words.of(head);
        LocalDate today = receivedAt.atZone(ZoneOffset.UTC).toLocalDate();
        List<Match> cues = CUES.find(words);
        ReturnDate best = null;
        double bestWeight = 0;
        List<FoundDate> dates = new Dates(head, words, today).find();
        for (FoundDate date : dates) {
            Cue cue = Cue.of(date, cues, words);
            boolean ahead = !date.day().isBefore(today.minusDays(7));
            double weight = dates.size() == 1 ? Math.max(cue.weight(), ONLY_DATE) : cue.weight();
            if (ahead && (weight > bestWeight || (weight == bestWeight && best != null && isLater(date, best)))) {
                best = new ReturnDate(cue.day(date.day()), evidence(head, words, date));
                bestWeight = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isLater(FoundDate date, ReturnDate best) {
        return date.day().isAfter(best.day());
    }

    private static Evidence evidence(String text, List<Token> words, FoundDate date) {
        int start = words.get(date.first()).start();
        int end = words.get(date.last()).end();
        return new Evidence("return-date", 1, "body", text.substring(start, end), start, end);
    }

    /** What the words around a date make of it. */
    private record Cue(double weight, boolean lastDayAway) {

        static Cue of(FoundDate date, List<Match> cues, List<Token> words) {
            double weight = 0;
            boolean inclusive = false;
            for (Match cue : cues) {
                int before = date.first() - cue.last();
                int after = cue.first() - date.last();
                boolean near = (before >= 1 && before <= REACH) || (after >= 1 && after <= REACH_AFTER);
                boolean here = words.get(cue.first()).sentence()
                                == words.get(date.first()).sentence()
                        || before == 1;
                if (!near || !here) {
                    continue;
                }
                boolean says = before >= 1;
                switch (cue.section()) {
                    // "Am 27.4. bin ich wieder da": other languages end with the verb.
                    case "back" -> weight = Math.max(weight, says ? 3 : 2.05);
                    case "until" -> weight = Math.max(weight, says ? 2 : 0.5);
                    case "inclusive" -> {
                        weight = Math.max(weight, 2.1);
                        inclusive = true;
                    }
                    default -> weight = Math.max(weight, says ? 0.3 : 0);
                }
            }
            return new Cue(weight, inclusive && weight < 3);
        }

        LocalDate day(LocalDate named) {
            return lastDayAway ? named.plusDays(1) : named;
        }
    }
}
