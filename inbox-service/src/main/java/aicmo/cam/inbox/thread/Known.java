package aicmo.cam.inbox.thread;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of what a batch of messages names.
 *
 * @param byId the mails under the ids that are known
 * @param latest the latest mail to an address before a moment
 * @param byReply the latest mail whose answers go to an address with a token, where that address is one recipient's alone
 * @param ours of the addresses that wrote, those that are mailboxes of ours or that mails of ours came from
 */
record Known(Map<String, SentMail> byId, Map<Asked, SentMail> latest, Map<String, SentMail> byReply, Set<String> ours) {

    Optional<SentMail> withId(String id) {
        return Optional.ofNullable(id == null ? null : byId.get(id));
    }

    Optional<SentMail> withReply(String address) {
        return Optional.ofNullable(byReply.get(address));
    }

    Optional<SentMail> latestTo(String address, Instant before) {
        return Optional.ofNullable(latest.get(new Asked(address, before)));
    }

    /** An address, and the moment at which the latest mail to it is asked for. */
    record Asked(String address, Instant before) {}
}
