package aicmo.cam.inbox.thread;

import aicmo.cam.events.ReplyIngested;
import aicmo.cam.events.ReplyIngested.MatchedBy;
import aicmo.cam.inbox.message.Clues;
import aicmo.cam.inbox.message.Standing;
import aicmo.cam.inbox.thread.Verdict.Patience;
import java.util.List;
import java.util.Optional;

/**
 * Which mail a message answers, the surest sign first: In-Reply-To, References (the newest first), the original's ids in a
 * report, the address with a token that it was sent to, then the latest mail to the address that wrote, or that a report says failed.
 *
 * <p>Events of different topics come in any order, so a reply may be here before the EmailSent of its mail. An id that ranks
 * before the match and is not known may still become known: the match is then unsure for a while. So is a match by the address
 * alone with a mail that is not known to have gone.
 */
final class Threading {
    private Threading() {}

    static Verdict of(Clues clues, Known known) {
        Optional<SentMail> itself = known.withId(clues.ownId());
        if (itself.isPresent() && itself.get().isFrom(clues.senders())) {
            return new Verdict(new Standing.Own(), Patience.NONE);
        }
        Search search = new Search(known);
        search.among(clues.inReplyTo(), MatchedBy.IN_REPLY_TO);
        search.among(clues.references(), MatchedBy.REFERENCES);
        search.among(clues.originals(), MatchedBy.DELIVERY_REPORT);
        if (!clues.report() && clues.senders().stream().anyMatch(known.ours()::contains)) {
            return ours(clues, search);
        }
        search.amongReplyAddresses(clues);
        if (clues.list()) {
            return listMail(clues, search);
        }
        search.amongAddresses(clues);
        return search.verdict(clues, new Standing.Stranger());
    }

    /** A lead's newsletter is no answer: who wrote it says nothing here. One that names no mail can only be a copy of our own. */
    private static Verdict listMail(Clues clues, Search search) {
        Standing list = new Standing.ListMail();
        return clues.namesNothing() ? new Verdict(list, Patience.SHORT) : search.verdict(clues, list);
    }

    /**
     * From an address of ours it is a copy, or a colleague's hand, even where it stands in the thread of a lead. Only who was
     * written to can answer: a campaign may go to ourselves.
     */
    private static Verdict ours(Clues clues, Search search) {
        if (search.found != null && !search.found.wentTo(clues.senders())) {
            search.found = null;
        }
        return search.verdict(clues, new Standing.Own());
    }

    private static final class Search {
        private final Known known;
        private SentMail found;
        private MatchedBy how;
        private boolean namesUnknown;
        private boolean mayNotHaveGone;

        Search(Known known) {
            this.known = known;
        }

        void among(List<String> ids, MatchedBy sign) {
            for (String id : ids) {
                if (found != null) {
                    return;
                }
                found = known.withId(id).orElse(null);
                how = sign;
                namesUnknown |= found == null;
            }
        }

        void amongReplyAddresses(Clues clues) {
            for (String address : clues.replyAddresses()) {
                if (found != null) {
                    return;
                }
                found = known.withReply(address).orElse(null);
                how = MatchedBy.REPLY_ADDRESS;
                namesUnknown |= found == null;
            }
        }

        void amongAddresses(Clues clues) {
            if (found != null) {
                return;
            }
            for (String address : clues.addresses()) {
                found = known.latestTo(address, clues.receivedAt()).orElse(null);
                if (found != null) {
                    how = clues.senders().contains(address) ? MatchedBy.SENDER_ADDRESS : MatchedBy.DELIVERY_REPORT;
                    mayNotHaveGone = !found.went();
                    return;
                }
            }
        }

        Verdict verdict(Clues clues, Standing otherwise) {
            if (found == null) {
                return new Verdict(otherwise, Patience.LONG);
            }
            String recipient = found.addressed(clues.report() ? clues.addresses() : clues.senders());
            var threading = new ReplyIngested.Threading(found.email(), recipient, how);
            Patience known = namesUnknown ? Patience.SHORT : Patience.NONE;
            return new Verdict(new Standing.Threaded(threading), mayNotHaveGone ? Patience.LONG : known);
        }
    }
}
