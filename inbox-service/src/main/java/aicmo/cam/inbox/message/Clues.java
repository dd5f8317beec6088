package aicmo.cam.inbox.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a message names that can tell which mail it answers. Ids have angle brackets; addresses are as they are compared.
 *
 * @param ownId its Message-ID; null where it has none
 * @param senders who wrote it: From, Sender, Reply-To
 * @param inReplyTo the ids of In-Reply-To
 * @param references the ids of References, newest first
 * @param originals the ids of the message that a report or a forwarded message encloses, its own first
 * @param addresses the addresses that a mail may have gone to, the likeliest first: a report's failed recipients, and the senders
 * @param replyAddresses the addresses with a token that it was sent to
 * @param report whether a mail system or a provider reports on a mail: a delivery report or a feedback report
 * @param list whether it went to many: a mailing list's or a newsletter
 * @param receivedAt when the mailbox got it
 */
public record Clues(
        String ownId,
        List<String> senders,
        List<String> inReplyTo,
        List<String> references,
        List<String> originals,
        List<String> addresses,
        List<String> replyAddresses,
        boolean report,
        boolean list,
        Instant receivedAt) {
    /** No id and no address is longer, in characters: longer ones fit no index, and none of ours is. */
    public static final int LONGEST = 600;

    public Clues {
        senders = List.copyOf(senders);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        originals = List.copyOf(originals);
        addresses = List.copyOf(addresses);
        // of messages that waited when there was no such clue
        replyAddresses = replyAddresses == null ? List.of() : List.copyOf(replyAddresses);
    }

    /** The clues of a message that could not be read. */
    static Clues none(Instant receivedAt) {
        return new Clues(
                null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, false, receivedAt);
    }

    /** Whether an address may be one mail's own: {@code reply+token@domain} (RFC 5233). */
    public static boolean hasToken(String address) {
        return address.indexOf('+') > 0 && address.indexOf('+') < address.lastIndexOf('@');
    }

    /** Whether it names no mail that it could answer. */
    public boolean namesNothing() {
        return inReplyTo.isEmpty() && references.isEmpty() && originals.isEmpty() && replyAddresses.isEmpty();
    }

    /** Every message id. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>(inReplyTo);
        ids.addAll(references);
        ids.addAll(originals);
        if (ownId != null) {
            ids.add(ownId);
        }
        return ids;
    }

    /** Every id and address under which an EmailSent may concern this message. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(ids());
        all.addAll(senders);
        all.addAll(addresses);
        all.addAll(replyAddresses);
        return all;
    }
}
