package aicmo.cam.sender.provider;

import java.time.Instant;
import java.util.List;

/** What became of a mail that was handed over. */
public sealed interface Outcome {

    /**
     * The provider took it.
     *
     * @param providerMessageId the provider's own id; null where it has none
     * @param messageIds every Message-ID that a reply may name, with angle brackets
     */
    record Accepted(String providerMessageId, List<String> messageIds) implements Outcome {
        public Accepted {
            messageIds = List.copyOf(messageIds);
        }
    }

    /**
     * The provider refused it for good.
     *
     * @param status the enhanced status code (RFC 3463), else the reply code
     */
    record Rejected(String status, String detail) implements Outcome {}

    /**
     * The provider refused it for good for an address of it, which is not known to be the recipient's: nobody gets it.
     *
     * @param address in cc, as it was asked for; null where the provider does not say which of the mail's addresses it is
     * @param status the enhanced status code (RFC 3463), else the reply code
     */
    record CopyRejected(String address, String status, String detail) implements Outcome {}

    /**
     * The provider refused it for now: it surely did not go, and is worth another attempt later.
     *
     * @param throttled whether the recipients' domain takes fewer mails in a time than it was given
     */
    record Postponed(String detail, boolean throttled) implements Outcome {
        public Postponed(String detail) {
            this(detail, false);
        }
    }

    /** The provider was not reached, nothing was said of the mail: it is no attempt, and others would fare no better now. */
    record Unreached(String detail) implements Outcome {}

    /**
     * The provider takes nothing of that scope now: it surely did not go, it is no attempt, and no other call of that scope makes sense
     * until then.
     *
     * @param until when it is worth another try; null where a person must do something first
     */
    record Halted(Scope scope, Instant until, String detail) implements Outcome {
        /** What the provider refuses. */
        public enum Scope {
            /** Every mail. */
            PROVIDER,
            /** Mails from that sender's domain. */
            SENDER_DOMAIN,
            /** Mails from that sender's address. */
            SENDER
        }
    }

    /**
     * The provider refused it, and that may concern whoever sends and not the mail: it surely did not go, and does not fail of it
     * before it is clear that others from the same sender are taken.
     *
     * @param scope whose mails meet the same
     * @param status the enhanced status code (RFC 3463), else the reply code
     * @param detail what the provider said, and what to do
     */
    record SenderRefused(Halted.Scope scope, Certainty certainty, String status, String detail) implements Outcome {
        /** How sure it is that the sender is meant. */
        public enum Certainty {
            /** It is: nothing had been said of the recipient, or the answer names the sender. The mail never fails of it. */
            CERTAIN,
            /** Most probably: the sender is held at once, but a mail that is refused again while others go is itself at fault. */
            LIKELY,
            /** As likely the recipient or the mail: only several in a row, of different recipients, speak against the sender. */
            UNCLEAR
        }
    }

    /** It may have gone or not; where the provider is {@linkplain EmailProvider#repeatable repeatable}, the same batch is repeated. */
    record Unknown(String detail) implements Outcome {}
}
