package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.Bounce;
import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.classifier.date.ReturnDate;
import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads automatic answers of mailboxes: out of office, acknowledgements, and those of people who have left. */
public final class AutomaticReader {

    private static final PhraseBook SUBJECTS = PhraseBook.read(AutomaticReader.class, List.of("away-subject.phrases"));
    private static final PhraseBook BOOK = PhraseBook.read(AutomaticReader.class, List.of("away.phrases"));
    private static final double ENOUGH = 0.85;
    private static final int LONGEST_HEAD = 4_000;
    private static final int OPENING = 60;
    private static final int LONGEST_ANSWER = 220;
    private static final int NEAR = 80;

    private AutomaticReader() {}

    /**
     * The verdict where the answer is automatic, else empty.
     *
     * @param intent what the text would mean if a person wrote it
     */
    public static Optional<Verdict> read(Message message, Text topic, Text own, boolean bulk, Verdict intent) {
        AutomaticHeaders headers = AutomaticHeaders.of(message);
        List<Evidence> evidence = new ArrayList<>(headers.evidence());
        Optional<Match> subject = topic.find(SUBJECTS).stream().findFirst();
        subject.ifPresent(match -> evidence.add(match.in("subject", message.subject())));
        Text head = (own.said().isBlank() ? Text.of(message.text()) : own).head(LONGEST_HEAD);
        String text = head.said();
        List<Match> said = head.find(BOOK);
        boolean brief = head.words().size() <= LONGEST_ANSWER;
        double body = bulk || !brief || engages(intent, said) ? 0 : body(said);
        // Behind "Re:" stands what we wrote ourselves.
        boolean ours = message.subject().regionMatches(true, 0, "re:", 0, 3);
        double score = Math.max(headers.score(), subject.isPresent() && !ours ? 0.9 : 0);
        score = Math.max(score, body);
        score = headers.score() > 0 && (body > 0 || !said.isEmpty()) ? Math.max(score, 0.9) : score;
        if (score < ENOUGH) {
            return Optional.empty();
        }
        Optional<Match> left = left(Said.of(text), said, score > body || headers.score() > 0 || subject.isPresent());
        if (left.isPresent()) {
            evidence.add(left.get().in("body", text));
            return Optional.of(leftCompany(message, evidence));
        }
        said.stream()
                .filter(match -> !match.section().equals("subject"))
                .limit(3)
                .forEach(match -> evidence.add(match.in("body", text)));
        return Optional.of(away(message, text, said, evidence, headers.score() > 0 || subject.isPresent()));
    }

    private static Verdict away(
            Message message, String text, List<Match> said, List<Evidence> evidence, boolean marked) {
        boolean acknowledges = said.stream().anyMatch(m -> m.section().equals("ack"))
                && said.stream().noneMatch(m -> m.section().equals("away"));
        Optional<ReturnDate> back = acknowledges
                ? Optional.empty()
                : ReturnDate.in(text, message.receivedAt())
                        .or(() -> ReturnDate.in(message.subject(), message.receivedAt()));
        String reason =
                acknowledges ? "acknowledgement" : marked && said.isEmpty() ? "automatic answer" : "out of office";
        back.ifPresent(date -> evidence.add(date.evidence()));
        return Verdict.of(ReplyClass.OOO, marked ? 0.97 : 0.88, reason, evidence)
                .returning(back.map(ReturnDate::day));
    }

    private static Verdict leftCompany(Message message, List<Evidence> evidence) {
        Bounce bounce = new Bounce(BounceKind.HARD, message.fromAddress(), "", "");
        return Verdict.of(ReplyClass.BOUNCE, 0.9, "left company", evidence).bounced(bounce);
    }

    /** An automatic answer may speak of its owner as of another; without such a mark only "I have left" is surely about oneself. */
    private static Optional<Match> left(Said text, List<Match> said, boolean marked) {
        Optional<Match> own =
                said.stream().filter(m -> m.section().equals("i-left")).findFirst();
        return own.isPresent() || !marked
                ? own
                : text.reasons().stream()
                        .filter(match -> match.section().equals("left-company"))
                        .findFirst();
    }

    /** True where the text also asks, accepts or declines, as only a person does; "if urgent, call my colleague" is no such thing. */
    private static boolean engages(Verdict intent, List<Match> said) {
        return intent.replyClass() != ReplyClass.NEUTRAL
                && intent.evidence().stream().anyMatch(evidence -> !isForUrgency(evidence, said));
    }

    private static boolean isForUrgency(Evidence evidence, List<Match> said) {
        return said.stream()
                .filter(match -> match.section().equals("urgent"))
                .anyMatch(match -> evidence.start() - match.end() < NEAR && match.start() - evidence.end() < NEAR);
    }

    private static double body(List<Match> said) {
        double most = 0;
        for (Match match : said) {
            boolean speaks =
                    switch (match.section()) {
                        case "away", "ack", "i-left" -> match.first() < OPENING;
                        default -> false;
                    };
            most = speaks ? Math.max(most, match.section().equals("ack") ? 0.86 : 0.9) : most;
        }
        return most;
    }
}
