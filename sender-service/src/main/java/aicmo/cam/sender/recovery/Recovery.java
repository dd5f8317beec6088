package aicmo.cam.sender.recovery;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.Event;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.Topic;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.history.TopicHistory;
import aicmo.cam.rest.Problem;
import aicmo.cam.sender.hold.Hold;
import aicmo.cam.sender.hold.Holds;
import aicmo.cam.sender.reply.Replies;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.SuppressionReason;
import aicmo.cam.sender.suppression.SuppressionTable;
import aicmo.cam.sender.suppression.Suppressions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Learns from Kafka what was told since a backup: which mails went, who said stop, and whose answers hold them. What others told
 * comes again by itself where the offsets of the service's group are set back; but answers are read here, since mails go on when this is
 * done. To do it twice, or for too long a time, changes nothing.
 */
@Singleton
class Recovery {
    private static final Logger LOG = Logger.getLogger(Recovery.class);
    /** In a transaction: the locks of stops are few. */
    private static final int EVENTS_AT_A_TIME = 500;

    private final KafkaAccess kafka;
    private final RecoveredMails mails;
    private final SuppressionTable list;
    private final Suppressions suppressions;
    private final Replies replies;
    private final Holds holds;

    Recovery(
            KafkaAccess kafka,
            RecoveredMails mails,
            SuppressionTable list,
            Suppressions suppressions,
            Replies replies,
            Holds holds) {
        this.replies = replies;
        this.kafka = kafka;
        this.mails = mails;
        this.list = list;
        this.suppressions = suppressions;
        this.holds = holds;
    }

    /**
     * Learns, and lets mails go again.
     *
     * @param torn whether to go on where Kafka no longer has everything since then
     * @throws Problem 409 where it no longer has
     */
    Recovered run(Instant since, boolean torn) {
        Pass sent = new Pass(since, torn, Set.of(Topic.EMAIL_SENT));
        Pass stops = new Pass(since, torn, Set.of(Topic.RECIPIENT_UNSUBSCRIBED, Topic.EMAIL_BOUNCED));
        // The mails first: whoever said stop has none in the queue any more that went already.
        int learnt = sent.run(events -> mails.learn(RestoreCheck.sent(events)));
        int stopped = stops.run(this::stop);
        Pass answers = new Pass(since, torn, Set.of(Topic.REPLY_CLASSIFIED));
        AtomicInteger held = new AtomicInteger();
        stopped += answers.run(events -> answered(events, held));
        long unreadable = sent.unreadable + stops.unreadable + answers.unreadable;
        if (unreadable == 0) {
            holds.lift(Hold.RESTORED);
        }
        Recovered recovered = new Recovered(
                since,
                sent.events + stops.events + answers.events,
                unreadable,
                learnt,
                stopped,
                held.get(),
                unreadable == 0);
        LOG.infof("what was told since the backup was learnt again: %s", recovered);
        return recovered;
    }

    /** One reading of topics, in transactions of some events each. */
    private final class Pass {
        private final Instant since;
        private final boolean torn;
        private final Set<Topic> topics;
        private long events;
        private long unreadable;

        Pass(Instant since, boolean torn, Set<Topic> topics) {
            this.since = since;
            this.torn = torn;
            this.topics = topics;
        }

        int run(ToIntFunction<List<Event>> learning) {
            AtomicInteger learnt = new AtomicInteger();
            try (TopicHistory history = new TopicHistory(kafka, topics)) {
                Optional<String> gap = history.startAt(since);
                if (gap.isPresent() && !torn) {
                    throw Problem.conflict(gap.get() + ": Kafka no longer has everything that was told since " + since
                            + ", so a mail may have gone that nobody knows of. Give the moment of the backup; if that is it,"
                            + " ask with torn=true, and write to nobody of that time twice");
                }
                history.readOn(batch -> {
                    for (int from = 0; from < batch.size(); from += EVENTS_AT_A_TIME) {
                        List<Event> part = batch.subList(from, Math.min(batch.size(), from + EVENTS_AT_A_TIME));
                        learnt.addAndGet(QuarkusTransaction.requiringNew().call(() -> learning.applyAsInt(part)));
                    }
                });
                events = history.events();
                unreadable = history.unreadable();
            }
            return learnt.get();
        }
    }

    private int stop(List<Event> events) {
        List<Suppression> told =
                events.stream().map(Recovery::stop).flatMap(Optional::stream).toList();
        Set<String> listed =
                list.reasons(told.stream().map(Suppression::address).toList()).keySet();
        List<Suppression> stops =
                told.stream().filter(stop -> !listed.contains(stop.address())).toList();
        return suppressions.addAll(stops);
    }

    /** How many addresses these answers stop; those that they hold are added up. */
    private int answered(List<Event> events, AtomicInteger held) {
        int stopped = 0;
        for (Event event : events) {
            Replies.Stopped by = replies.stop((ReplyClassified) event);
            stopped += by.suppressed();
            held.addAndGet(by.held());
        }
        return stopped;
    }

    private static Optional<Suppression> stop(Event event) {
        return switch (event) {
            case RecipientUnsubscribed out ->
                stop(
                        out,
                        out.recipient(),
                        out.via() == RecipientUnsubscribed.Via.COMPLAINT
                                ? SuppressionReason.COMPLAINT
                                : SuppressionReason.UNSUBSCRIBED);
            case EmailBounced bounced
            when bounced.kind() == BounceKind.HARD -> stop(bounced, bounced.recipient(), SuppressionReason.HARD_BOUNCE);
            default -> Optional.empty();
        };
    }

    private static Optional<Suppression> stop(Event event, String recipient, SuppressionReason reason) {
        return Address.isValid(recipient)
                ? Optional.of(new Suppression(
                        EventId.next(),
                        Address.of(recipient).key(),
                        reason,
                        "recovery",
                        "told before the database was restored",
                        event.eventId(),
                        event.occurredAt()))
                : Optional.empty();
    }
}
