package aicmo.cam.classifier;

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
 */
public record Verdict(
        ReplyClass replyClass,
        double confidence,
        String reason,
        List<Evidence> evidence,
        Optional<LocalDate> returnDate,
        Optional<Bounce> bounce,
        boolean complaint) {

    public Verdict {
        evidence = List.copyOf(evidence);
    }

    public static Verdict of(ReplyClass replyClass, double confidence, String reason, List<Evidence> evidence) {
        return new Verdict(replyClass, confidence, reason, evidence, Optional.empty(), Optional.empty(), false);
    }
}
