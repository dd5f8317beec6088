package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.classifier.phrase.Token;
import aicmo.cam.mail.coding.LetterCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of a message without a report looks like a mail system's.
 *
 * @param score above 0.75 it is one
 */
record Signs(double score, List<Evidence> evidence) {

    private static final PhraseBook SUBJECTS = PhraseBook.read(Signs.class, List.of("bounce-subject.phrases"));
    static final PhraseBook BOOK = PhraseBook.read(Signs.class, List.of("bounce.phrases"));
    private static final int SHORT_TEXT = 30;

    static Signs of(Message message, Text subject, Said head, Text own) {
        List<Evidence> evidence = new ArrayList<>();
        Optional<Evidence> system = MailSystem.in(message);
        double score = 0;
        if (system.isPresent()) {
            evidence.add(system.get());
            score += 0.4;
        }
        score += header(message, "x-failed-recipients", "", 0.8, evidence);
        score += header(message, "content-type", "report-type=delivery-status", 0.5, evidence);
        score += header(message, "content-type", "report-type=\"delivery-status", 0.5, evidence);
        if (MailSystem.hasNullSender(message)) {
            score += 0.15;
        }
        boolean isReply = message.subject().regionMatches(true, 0, "re:", 0, 3);
        score += isReply ? 0 : strongest(subject.find(SUBJECTS), "subject", "subject", message.subject(), evidence);
        // A person may quote a report or write about one; only a system's text is read to its end.
        Said said = system.isPresent() || score > 0.4 ? head : Said.before(own.said());
        score += strongest(said.text().find(BOOK), "json", "body", said.words(), evidence);
        score += isRobot(message) ? 0.2 : 0;
        score += body(said, system.isPresent() || score > 0.4, evidence);
        return new Signs(score, evidence);
    }

    private static double header(Message message, String name, String part, double weight, List<Evidence> evidence) {
        String value = message.header(name);
        if (value.isEmpty() || !value.contains(part) || weight == 0) {
            return 0;
        }
        evidence.add(Evidence.header("bounce/header", name, value));
        return weight;
    }

    private static boolean isRobot(Message message) {
        return LetterCase.lower(message.fromAddress())
                .matches("(?:no-?reply|do-?not-?reply|admin|[a-z0-9.-]{1,40}-admin)@.{1,250}");
    }

    private static double body(Said said, boolean system, List<Evidence> evidence) {
        List<Match> phrases = said.text().find(BOOK);
        double score = strongest(phrases, "system", "body", said.words(), evidence);
        if (system) {
            return score + (said.reasons().isEmpty() ? 0 : 0.35) + (said.hasCode() ? 0.3 : 0);
        }
        if (said.text().words().size() > SHORT_TEXT) {
            boolean why = score > 0 && said.hasCode() && !said.reasons().isEmpty();
            return score * 0.7 + (why ? 0.3 : 0);
        }
        return score * 0.5 + shortText(said.text().words(), phrases, said.reasons(), said.hasCode());
    }

    /** Nothing but a mail system's sentence, as gateways pass them on: most of its words speak of the failure. */
    private static double shortText(List<Token> words, List<Match> said, List<Match> reasons, boolean coded) {
        boolean[] speaks = new boolean[words.size()];
        List<Match> all = new ArrayList<>(reasons);
        all.addAll(said);
        for (Match match : all) {
            for (int i = match.first(); i <= match.last(); i++) {
                speaks[i] = true;
            }
        }
        int count = 0;
        for (boolean word : speaks) {
            count += word ? 1 : 0;
        }
        boolean most = count * 2 >= words.size() && count >= 4;
        return (most ? 0.5 : 0) + (coded && !reasons.isEmpty() ? 0.5 : 0) + (most && !reasons.isEmpty() ? 0.3 : 0);
    }

    private static double strongest(
            List<Match> found, String section, String where, String text, List<Evidence> evidence) {
        double most = 0;
        for (Match match : found) {
            if (match.section().equals(section)) {
                most = Math.max(most, match.weight());
                if (evidence.size() < 6) {
                    evidence.add(match.in(where, text));
                }
            }
        }
        return most;
    }
}
