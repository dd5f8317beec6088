package aicmo.cam.sender.reply;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.suppression.SuppressionReason;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What follows from a message that was understood.
 *
 * @param reason why nothing more may go to these addresses; null where nothing follows for them
 * @param addresses as suppression compares them
 */
record Consequences(SuppressionReason reason, Set<String> addresses) {
    private static final Consequences NONE = new Consequences(null, Set.of());

    static Consequences of(ReplyClassified reply) {
        return switch (reply.replyClass()) {
            case BOUNCE -> bounced(reply);
            // A complaint comes from the mailbox provider: its address is not the person's.
            case UNSUB ->
                reply.complaint()
                        ? stop(SuppressionReason.COMPLAINT, reply.recipient())
                        : stop(SuppressionReason.UNSUBSCRIBED, reply.recipient(), reply.from());
            case NEGATIVE -> stop(SuppressionReason.NEGATIVE_REPLY, reply.recipient(), reply.from());
            case OOO, POSITIVE, NEUTRAL -> NONE;
        };
    }

    /** Only the address that we wrote to, and only where the report speaks of no other: behind it mail may be forwarded. */
    private static Consequences bounced(ReplyClassified reply) {
        boolean hard = reply.bounce() != null && reply.bounce().kind() == BounceKind.HARD;
        if (!hard || reply.recipient() == null) {
            return NONE;
        }
        String failed = reply.bounce().recipient();
        return failed == null || key(failed).equals(key(reply.recipient()))
                ? stop(SuppressionReason.HARD_BOUNCE, reply.recipient())
                : NONE;
    }

    private static Consequences stop(SuppressionReason reason, String... addresses) {
        return new Consequences(reason, keys(addresses));
    }

    /** Those that are addresses, as suppression compares them. */
    static Set<String> keys(String... addresses) {
        Set<String> keys = new LinkedHashSet<>();
        for (String address : addresses) {
            if (address != null && Address.isValid(address)) {
                keys.add(key(address));
            }
        }
        return keys;
    }

    private static String key(String address) {
        return Address.of(address).key();
    }
}
