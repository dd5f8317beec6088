package aicmo.cam.sender.fate;

import aicmo.cam.sender.suppression.SuppressionReason;
import java.time.Instant;
import java.util.UUID;

/**
 * One thing that somebody knows of a mail.
 *
 * @param emailId which mail
 * @param at when it happened, by the clock of who tells
 * @param by who tells: the provider's name, {@link #REPLY}, or a person
 * @param why in words; null where there is no more to say
 * @param proof whom else it convinces that the mail went
 * @param providerMessageId the provider's own id; null where not told
 * @param messageId the Message-ID it really went out with, with angle brackets; null where not told
 * @param smtp what the recipient's mail server said; null where not told
 * @param stop why its address gets no more mail; null where nothing follows for the address, or somebody else sees to that
 */
public record Fact(
        UUID emailId,
        FactKind kind,
        Instant at,
        String by,
        String why,
        Proof proof,
        String providerMessageId,
        String messageId,
        Smtp smtp,
        Stop stop) {
    /** Tells what a message in the mailbox says. */
    public static final String REPLY = "reply";

    /** From which standing a fact lifts a mail that is not known to have gone. */
    public enum Proof {
        /** It names the mail beyond doubt: whatever we took it for, it went. */
        ALWAYS,
        /** It speaks of the mail by what can be guessed wrong: it decides only where we did not know. */
        WHERE_UNKNOWN
    }

    /**
     * What a mail server said.
     *
     * @param status the enhanced status code (RFC 3463); null where not told
     * @param reply the SMTP reply code; null where not told
     */
    public record Smtp(String status, String reply) {
        public static final Smtp NOTHING = new Smtp(null, null);
    }

    /**
     * That the address gets no more mail.
     *
     * @param source who says so, as the suppression list names its sources
     */
    public record Stop(SuppressionReason reason, String source) {}

    /** A fact that names its mail beyond doubt. */
    public static Fact certain(UUID emailId, FactKind kind, Instant at, String by, String why) {
        return new Fact(emailId, kind, at, by, why, Proof.ALWAYS, null, null, null, null);
    }

    /** What a message that answers the mail, or reports its return, says of it. */
    public static Fact ofReply(UUID emailId, FactKind kind, Instant at, String why) {
        return new Fact(emailId, kind, at, REPLY, why, Proof.WHERE_UNKNOWN, null, null, null, null);
    }

    public Fact under(String ofProvider, String message) {
        return new Fact(emailId, kind, at, by, why, proof, ofProvider, message, smtp, stop);
    }

    public Fact with(Smtp said) {
        return new Fact(emailId, kind, at, by, why, proof, providerMessageId, messageId, said, stop);
    }

    public Fact stopping(Stop whom) {
        return new Fact(emailId, kind, at, by, why, proof, providerMessageId, messageId, smtp, whom);
    }

    Smtp said() {
        return smtp == null ? Smtp.NOTHING : smtp;
    }
}
