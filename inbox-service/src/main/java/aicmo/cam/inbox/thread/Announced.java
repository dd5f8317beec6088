package aicmo.cam.inbox.thread;

import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.inbox.message.Clues;
import aicmo.cam.mail.MessageIds;
import aicmo.cam.mail.address.Address;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an event tells of a mail of ours. The same mail is told of several times, and each may know more than the one before.
 *
 * @param messageIds the ids that a reply may name, with angle brackets
 * @param recipientKey the recipient as addresses are compared
 * @param senderKey where it comes from, as addresses are compared; empty where not told
 * @param replyKey the address with a token that answers go to; empty where it has none
 * @param copyKeys who gets copies, as addresses are compared
 * @param sentAt empty where it is not known to have gone
 */
record Announced(
        MailRef email,
        List<String> messageIds,
        String recipient,
        String recipientKey,
        Optional<String> senderKey,
        Optional<String> replyKey,
        List<String> copyKeys,
        Optional<Instant> sentAt,
        boolean dryRun) {

    static Announced by(EmailQueued event) {
        return new Announced(
                event.email(),
                ids(event.messageIds()),
                event.recipient(),
                key(event.recipient()),
                Optional.ofNullable(event.from()).map(Announced::key),
                Optional.empty(),
                keys(event.cc()),
                Optional.empty(),
                false);
    }

    static Announced by(EmailSent event) {
        return new Announced(
                event.email(),
                ids(event.messageIds()),
                event.recipient(),
                key(event.recipient()),
                Optional.of(key(event.from())),
                Optional.ofNullable(event.replyTo()).map(Announced::key).filter(Clues::hasToken),
                keys(event.cc()),
                Optional.of(event.occurredAt()),
                event.dryRun());
    }

    /** Everything under which a waiting message may look for this mail. */
    Set<String> clues() {
        Set<String> clues = new LinkedHashSet<>(messageIds);
        clues.add(recipientKey);
        Stream.concat(senderKey.stream(), replyKey.stream()).forEach(clues::add);
        return clues;
    }

    private static List<String> ids(List<String> told) {
        return told.stream()
                .flatMap(id -> MessageIds.normalise(id).stream())
                .filter(id -> id.length() <= Clues.LONGEST)
                .distinct()
                .toList();
    }

    private static List<String> keys(List<String> addresses) {
        return addresses.stream().map(Announced::key).distinct().toList();
    }

    private static String key(String address) {
        return Address.parse(address).orElse(Address.of(address)).key();
    }
}
