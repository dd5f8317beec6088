package aicmo.cam.sender.fate;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced.Via;
import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes of a mail by what is told of it, in whatever order that comes:
 *
 * <pre>
 *   SENT ‹ DELIVERED ‹ FAILED ‹ SUPPRESSED ‹ BOUNCED ‹ COMPLAINED
 * </pre>
 *
 * A mail only rises in this line, so that a late {@code sent} undoes nothing. Whatever is told of a mail that was not known to have
 * gone proves that it did. Each thing is published once.
 */
final class Fate {
    private final Standing before;
    private final List<Telling> tellings = new ArrayList<>();
    private final Set<String> told;
    private final List<String> messageIds;
    private List<TimelineEntry> timeline;
    private MailStatus status;
    private String reason;
    private String detail;
    private Instant sentAt;
    private String provider;
    private String providerMessageId;
    private String learnedMessageId;
    private boolean tellSent;

    private Fate(Standing before) {
        this.before = before;
        this.told = new HashSet<>(before.told());
        this.messageIds = new ArrayList<>(before.messageIds());
        this.timeline = before.timeline();
        this.status = before.status();
        this.reason = before.reason();
        this.detail = before.detail();
        this.sentAt = before.sentAt();
        this.provider = before.provider();
        this.providerMessageId = before.providerMessageId();
        this.learnedMessageId = before.learnedMessageId();
    }

    /**
     * How a mail stands when all that was told of it is known.
     *
     * @param tellings what to publish, in this order
     */
    record After(Standing mail, List<Telling> tellings) {}

    static After of(Standing mail, List<Fact> facts) {
        Fate fate = new Fate(mail);
        facts.forEach(fate::learn);
        return fate.after();
    }

    private void learn(Fact fact) {
        if (sentAt == null && proves(fact)) {
            prove(fact);
        }
        if (sentAt != null) {
            learnIds(fact);
            if (fact.kind() != FactKind.TAKEN) {
                timeline = Timelines.with(
                        timeline,
                        new TimelineEntry(
                                fact.at(), fact.kind().name(), fact.by(), fact.why(), null, null, fact.address()));
            }
            rise(fact.kind().status());
        }
        tell(fact);
    }

    private boolean proves(Fact fact) {
        return switch (fact.proof()) {
            case ALWAYS -> true;
            case WHERE_UNKNOWN -> status == MailStatus.UNKNOWN;
        };
    }

    private void prove(Fact fact) {
        sentAt = before.handedOverAt() == null ? fact.at() : before.handedOverAt();
        Instant learned = timeline.isEmpty() ? sentAt : timeline.getLast().at();
        // the same words for every event of one witness, whichever came first
        String why = fact.kind() == FactKind.TAKEN && fact.why() != null ? fact.why() : fact.by() + " told of it";
        timeline = Timelines.with(timeline, TimelineEntry.of(learned, MailStatus.SENT, fact.by(), why));
        if (messageIds.isEmpty() && before.messageId() != null) {
            messageIds.add(before.messageId());
        }
        if (provider == null || fact.providerMessageId() != null) {
            provider = fact.by();
        }
        if (mayBe(MailStatus.SENT)) {
            status = MailStatus.SENT;
            reason = null;
            detail = null;
        }
        tellSent = true;
    }

    private void learnIds(Fact fact) {
        if (providerMessageId == null) {
            providerMessageId = fact.providerMessageId();
        }
        if (fact.messageId() == null) {
            return;
        }
        if (learnedMessageId == null) {
            learnedMessageId = fact.messageId();
        }
        if (!messageIds.contains(fact.messageId())) {
            messageIds.add(fact.messageId());
            tellSent = true;
        }
    }

    private void rise(MailStatus to) {
        if (rank(to) < rank(status) || !mayBe(to)) {
            return;
        }
        status = to;
        reason = switch (to) {
            case FAILED -> Reason.REJECTED.name();
            case SUPPRESSED -> Reason.SUPPRESSED.name();
            case QUEUED, SENDING, SENT, DELIVERED, BOUNCED, COMPLAINED, CANCELLED, UNKNOWN -> null;
        };
        detail = rank(to) > rank(MailStatus.DELIVERED) ? Timelines.why(timeline, to) : null;
    }

    /** Where another mail stands in its place, it can't stand again: its status stays, and its timeline says how it was. */
    private boolean mayBe(MailStatus to) {
        return Standing.stands(status) || !Standing.stands(to) || !before.replaced();
    }

    private static int rank(MailStatus status) {
        return switch (status) {
            case QUEUED, SENDING, UNKNOWN, CANCELLED -> 0;
            case SENT -> 1;
            case DELIVERED -> 2;
            case FAILED -> 3;
            case SUPPRESSED -> 4;
            case BOUNCED -> 5;
            case COMPLAINED -> 6;
        };
    }

    private void tell(Fact fact) {
        Via via = fact.by().equals(Fact.REPLY) ? Via.REPLY : Via.WEBHOOK;
        switch (fact.kind()) {
            case TAKEN, SCHEDULED, DELAYED, DELIVERED, OPENED, CLICKED -> {
                // others learn that it went, and nothing more
            }
            case BOUNCED_FOR_NOW -> once("soft" + mark(fact), bounced(BounceKind.SOFT, fact, via));
            case BOUNCED -> hard(fact, via);
            case COMPLAINED -> complained(fact);
            case FAILED -> once("failed", new Telling.Failed(Reason.REJECTED, fact.why()));
            case SUPPRESSED -> once("suppressed", new Telling.Failed(Reason.SUPPRESSED, fact.why()));
        }
    }

    /** Where the author is not known, for all who got the mail. */
    private void complained(Fact fact) {
        once("complaint" + mark(fact), new Telling.Complained(fact.address()));
        if (fact.address() == null) {
            for (int place = 0; place < before.copies().size(); place++) {
                once(
                        "complaint:" + place,
                        new Telling.Complained(before.copies().get(place)));
            }
        }
    }

    private static Telling bounced(BounceKind kind, Fact fact, Via via) {
        return new Telling.Bounced(kind, fact.said(), fact.why(), via, fact.address());
    }

    /** Of the address that a fact concerns, without naming it; empty for the recipient, and where it is unknown. */
    private String mark(Fact fact) {
        int place = fact.address() == null ? -1 : before.copies().indexOf(fact.address());
        return place < 0 ? "" : ":" + place;
    }

    /** A report is told only where the provider did not say so; the provider's word in any case, since a person may correct a report. */
    private void hard(Fact fact, Via via) {
        if (fact.address() == null && !before.copies().isEmpty()) {
            // that it is the recipient's address which is dead, nobody said
            once("soft", bounced(BounceKind.SOFT, fact, via));
        } else if (via == Via.WEBHOOK || !told.contains("hard:" + Via.WEBHOOK + mark(fact))) {
            once("hard:" + via + mark(fact), bounced(BounceKind.HARD, fact, via));
        }
    }

    private void once(String mark, Telling telling) {
        if (told.add(mark)) {
            tellings.add(telling);
        }
    }

    private After after() {
        List<Telling> all = new ArrayList<>();
        if (tellSent) {
            all.add(new Telling.Sent());
        }
        all.addAll(tellings);
        return new After(
                new Standing(
                        before.ref(),
                        before.recipient(),
                        before.recipientKey(),
                        status,
                        reason,
                        detail,
                        before.handedOverAt(),
                        sentAt,
                        provider,
                        providerMessageId,
                        before.messageId(),
                        learnedMessageId,
                        messageIds,
                        told,
                        timeline,
                        before.copies(),
                        before.replaced()),
                all);
    }
}
