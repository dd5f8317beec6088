package aicmo.cam.sender.reply;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.suppression.SuppressionReason;
import java.util.Collection;
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

    /** @param copies who got copies of the answered mail, as suppression compares addresses */
    static Consequences of(ReplyClassified reply, Collection<String> copies) {
        if (copies.isEmpty()) {
            return of(reply);
        }
        if (reply.complaint() && reply.replyClass() == ReplyClass.UNSUB) {
            // who of them complained is not known, and one of them said stop
            Set<String> all = new LinkedHashSet<>(keys(reply.recipient()));
            all.addAll(copies);
            return new Consequences(SuppressionReason.COMPLAINT, all);
        }
        boolean unclear = reply.replyClass() == ReplyClass.BOUNCE
                && (reply.bounce() == null || reply.bounce().recipient() == null);
        return unclear ? NONE : of(addressed(reply, copies));
    }

    /** The same as an answer to the address that it is about, where that got a copy: the recipient said nothing. */
    static ReplyClassified addressed(ReplyClassified reply, Collection<String> copies) {
        String about = reply.replyClass() != ReplyClass.BOUNCE
                ? reply.from()
                : reply.bounce() == null ? null : reply.bounce().recipient();
        return about != null && copies.contains(key(about)) ? reply.to(about) : reply;
    }

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
