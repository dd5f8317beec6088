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

    /** The provider refused it for now: it surely did not go, and is worth another attempt later. */
    record Postponed(String detail) implements Outcome {}

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
            SENDER_DOMAIN
        }
    }

    /** It may have gone or not; where the provider is {@linkplain EmailProvider#repeatable repeatable}, the same batch is repeated. */
    record Unknown(String detail) implements Outcome {}
}
