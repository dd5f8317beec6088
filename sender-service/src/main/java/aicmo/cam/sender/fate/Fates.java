package aicmo.cam.sender.fate;

import aicmo.cam.events.Event;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.Suppressions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes down what is learned of mails after their hand-over, stops who must get no more, and tells of it, in one transaction. */
@ApplicationScoped
public class Fates {
    private static final Telling SENT = new Telling.Sent();

    private final FateTable mails;
    private final StopLocks locks;
    private final Suppressions suppressions;
    private final Outbox outbox;
    private final SenderMetrics metrics;
    private final Clock clock;

    Fates(
            FateTable mails,
            StopLocks locks,
            Suppressions suppressions,
            Outbox outbox,
            SenderMetrics metrics,
            Clock clock) {
        this.mails = mails;
        this.locks = locks;
        this.suppressions = suppressions;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Learns facts, waiting for mails that somebody else works on; the mails that were there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> learn(Collection<Fact> facts) {
        return learn(facts, true);
    }

    /** As {@link #learn}, but leaves the mails out that somebody else works on now: what is told of those must be learned later. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> learnOfFree(Collection<Fact> facts) {
        return learn(facts, false);
    }

    private Set<UUID> learn(Collection<Fact> facts, boolean wait) {
        if (facts.isEmpty()) {
            return Set.of();
        }
        Map<UUID, List<Fact>> byMail = facts.stream().collect(Collectors.groupingBy(Fact::emailId));
        // Before any row is locked: a hand-over holds its addresses first and writes its rows later.
        lockAddresses(facts);
        List<Standing> before = mails.lock(byMail.keySet(), wait);
        before.forEach(mail -> byMail.compute(mail.id(), (id, told) -> Whose.of(mail, told)));
        List<Fate.After> after = before.stream()
                .map(mail -> Fate.of(mail, byMail.get(mail.id())))
                .toList();
        Set<Standing> same = new HashSet<>(before);
        mails.save(after.stream()
                .map(Fate.After::mail)
                .filter(mail -> !same.contains(mail))
                .toList());
        before.forEach(mail -> stop(mail, byMail.get(mail.id())));
        tell(after);
        return before.stream().map(Standing::id).collect(Collectors.toSet());
    }

    private void lockAddresses(Collection<Fact> facts) {
        List<UUID> stopping = facts.stream()
                .filter(fact -> fact.stop() != null)
                .map(Fact::emailId)
                .distinct()
                .toList();
        if (!stopping.isEmpty()) {
            locks.exclusively(
                    mails.addresses(stopping).stream().map(StopLocks::ofAddress).collect(Collectors.toSet()));
        }
    }

    private void stop(Standing mail, List<Fact> facts) {
        for (Fact fact : facts) {
            Whose.stopped(mail, fact)
                    .forEach(address -> suppressions.add(new Suppression(
                            EventId.next(),
                            address,
                            fact.stop().reason(),
                            fact.stop().source(),
                            fact.why(),
                            null,
                            clock.instant())));
        }
    }

    private void tell(List<Fate.After> after) {
        Instant now = clock.instant();
        Map<UUID, RenderedMail> rendered = mails.rendered(after.stream()
                .filter(fate -> fate.tellings().contains(SENT))
                .map(fate -> fate.mail().id())
                .toList());
        List<Event> events = new ArrayList<>();
        for (Fate.After fate : after) {
            Standing mail = fate.mail();
            for (Telling telling : fate.tellings()) {
                events.add(FateEvents.of(mail, telling, rendered.get(mail.id()), now));
                if (telling instanceof Telling.Failed failed) {
                    metrics.failed(failed.reason());
                }
            }
        }
        outbox.publish(events);
    }
}
