package aicmo.cam.sender.recovery;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.history.TopicHistory;
import aicmo.cam.sender.hold.Hold;
import aicmo.cam.sender.hold.Holds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether the database knows that the last mails went. It is written down before Kafka is told of it, so a mail of which only Kafka
 * knows that it went says that the database is older than what happened: its queue has mails that went long ago, and nobody who said stop
 * since is on its list. Then everything is held until it has learnt that ({@link Recovery}).
 */
@Singleton
public class RestoreCheck {
    /** Of each partition: a mail that is told of again may be the very last. */
    private static final int LOOKED_AT = 50;

    private final KafkaAccess kafka;
    private final RecoveredRows mails;
    private final Holds holds;
    private final Clock clock;
    private volatile boolean done;

    RestoreCheck(KafkaAccess kafka, RecoveredRows mails, Holds holds, Clock clock) {
        this.kafka = kafka;
        this.mails = mails;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * Looks, and holds everything where the database was restored.
     *
     * @throws RuntimeException where Kafka or the database can't be asked: then nothing is known, and nothing may go
     */
    public void look() {
        Map<UUID, EmailSent> last = new HashMap<>();
        try (TopicHistory history = new TopicHistory(kafka, Set.of(Topic.EMAIL_SENT))) {
            history.startAtLast(LOOKED_AT);
            history.readOn(
                    events -> sent(events).forEach(mail -> last.put(mail.email().emailId(), mail)));
        }
        QuarkusTransaction.requiringNew().run(() -> {
            last.keySet().removeAll(mails.gone(last.keySet()));
            newest(last).ifPresent(unknown -> holds.put(hold(unknown)));
        });
        done = true;
    }

    /** Whether it was found out, one way or the other. */
    public boolean isDone() {
        return done;
    }

    private Hold hold(EmailSent unknown) {
        return new Hold(
                Hold.RESTORED,
                clock.instant(),
                null,
                ("Kafka tells of mail %s, sent %s, and this database does not know that: it was restored from a backup, or made"
                                + " anew. Nothing goes until it has learnt what was sent since. POST"
                                + " /api/cam/recovery?since=<the moment of the backup>; docs/operations.md says what comes before")
                        .formatted(unknown.email().emailId(), unknown.occurredAt()));
    }

    private static Optional<EmailSent> newest(Map<UUID, EmailSent> mails) {
        return mails.values().stream().max(Comparator.comparing(EmailSent::occurredAt));
    }

    static List<EmailSent> sent(List<aicmo.cam.events.Event> events) {
        return events.stream().map(EmailSent.class::cast).toList();
    }
}
