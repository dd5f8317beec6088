package aicmo.cam.classifier;

import aicmo.cam.events.OptOutScope;
import aicmo.cam.events.ReplyClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a message means, and why.
 *
 * @param confidence in [0, 1]
 * @param reason a few words, for example "user unknown", "left company", "referral"
 * @param returnDate the first day on which the author is back, where an automatic answer names one
 * @param bounce what a BOUNCE says, empty for the other classes
 * @param complaint true where a mailbox provider reported abuse
 * @param language what the message is written in (ISO 639-1), empty where too few words tell
 * @param optOutScope how much an UNSUB wants to end, empty for the other classes
 */
public record Verdict(
        ReplyClass replyClass,
        double confidence,
        String reason,
        List<Evidence> evidence,
        Optional<LocalDate> returnDate,
        Optional<Bounce> bounce,
        boolean complaint,
        Optional<String> language,
        Optional<OptOutScope> optOutScope) {

    public Verdict {
        evidence = List.copyOf(evidence);
    }

    public static Verdict of(ReplyClass replyClass, double confidence, String reason, List<Evidence> evidence) {
        return new Verdict(
                replyClass,
                confidence,
                reason,
                evidence,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    public Verdict returning(Optional<LocalDate> day) {
        return new Verdict(replyClass, confidence, reason, evidence, day, bounce, complaint, language, optOutScope);
    }

    public Verdict bounced(Bounce failure) {
        return new Verdict(
                replyClass,
                confidence,
                reason,
                evidence,
                returnDate,
                Optional.of(failure),
                complaint,
                language,
                optOutScope);
    }

    /** A complaint wants everything to end. */
    public Verdict complained() {
        return new Verdict(
                replyClass,
                confidence,
                reason,
                evidence,
                returnDate,
                bounce,
                true,
                language,
                Optional.of(OptOutScope.EVERYTHING));
    }

    public Verdict ending(OptOutScope scope) {
        return new Verdict(
                replyClass, confidence, reason, evidence, returnDate, bounce, complaint, language, Optional.of(scope));
    }

    public Verdict in(Optional<String> writtenIn) {
        return new Verdict(
                replyClass, confidence, reason, evidence, returnDate, bounce, complaint, writtenIn, optOutScope);
    }
}
