package aicmo.cam.sender.fate;

import aicmo.cam.sender.suppression.SuppressionReason;
import java.time.Instant;
import java.util.List;
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
 * @param named which addresses the report speaks of; they tell whom it concerns where others got copies of the mail
 * @param address whose address it concerns, as suppression compares addresses; null where the mail has only one, or it is unknown
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
        Stop stop,
        Named named,
        String address) {
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

    /**
     * Which addresses a report speaks of.
     *
     * @param byReport texts that may name the address that it is about, such as what the mail server said
     * @param sentTo to whom the mail went, as the report says
     */
    public record Named(List<String> byReport, List<String> sentTo) {
        public static final Named NOBODY = new Named(List.of(), List.of());

        public Named {
            byReport = List.copyOf(byReport);
            sentTo = List.copyOf(sentTo);
        }
    }

    /** A fact that names its mail beyond doubt. */
    public static Fact certain(UUID emailId, FactKind kind, Instant at, String by, String why) {
        return new Fact(emailId, kind, at, by, why, Proof.ALWAYS, null, null, null, null, Named.NOBODY, null);
    }

    /** What a message that answers the mail, or reports its return, says of it. */
    public static Fact ofReply(UUID emailId, FactKind kind, Instant at, String why) {
        return new Fact(emailId, kind, at, REPLY, why, Proof.WHERE_UNKNOWN, null, null, null, null, Named.NOBODY, null);
    }

    public Fact under(String ofProvider, String message) {
        return new Fact(emailId, kind, at, by, why, proof, ofProvider, message, smtp, stop, named, address);
    }

    public Fact with(Smtp said) {
        return new Fact(emailId, kind, at, by, why, proof, providerMessageId, messageId, said, stop, named, address);
    }

    public Fact stopping(Stop whom) {
        return new Fact(emailId, kind, at, by, why, proof, providerMessageId, messageId, smtp, whom, named, address);
    }

    public Fact naming(Named addresses) {
        return new Fact(
                emailId, kind, at, by, why, proof, providerMessageId, messageId, smtp, stop, addresses, address);
    }

    /** The same of one address of the mail. @param whose null where it is unknown @param words why, with the address */
    Fact concerning(String whose, String words) {
        return new Fact(emailId, kind, at, by, words, proof, providerMessageId, messageId, smtp, stop, named, whose);
    }

    Smtp said() {
        return smtp == null ? Smtp.NOTHING : smtp;
    }
}
