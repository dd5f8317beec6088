package aicmo.cam.sender.retry;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.events.EmailRetried;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.rest.Problem;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.claim.Verdict;
import aicmo.cam.sender.claim.VerdictTable;
import aicmo.cam.sender.mail.MailRows.Named;
import aicmo.cam.sender.queue.MailDue;
import aicmo.cam.sender.retry.RetryTable.Failed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** A person has failed mails tried again, or takes waiting ones out of the queue; it is told, in the current transaction. */
@ApplicationScoped
class Retries {
    private static final String UNIQUE_VIOLATION = "23505";

    private final RetryTable mails;
    private final ClaimTable claims;
    private final VerdictTable verdicts;
    private final Outbox outbox;
    private final Event<MailDue> due;
    private final SenderMetrics metrics;
    private final Clock clock;

    Retries(
            RetryTable mails,
            ClaimTable claims,
            VerdictTable verdicts,
            Outbox outbox,
            Event<MailDue> due,
            SenderMetrics metrics,
            Clock clock) {
        this.mails = mails;
        this.claims = claims;
        this.verdicts = verdicts;
        this.outbox = outbox;
        this.due = due;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What became of mails that were asked for by a filter.
     *
     * @param changed how many
     * @param skipped how many may not go
     * @param more whether there are more that the limit left out
     * @param after where to go on, for the next request; null where there is no more
     */
    record Result(int changed, int skipped, boolean more, UUID after) {}

    /** @throws Problem where the mail may not be tried again */
    @Transactional(Transactional.TxType.MANDATORY)
    void retry(UUID id, PersonsWord word) {
        Failed mail = mails.lock(id).orElseThrow(() -> Problem.notFound("outbound email", id));
        Verdict verdict =
                verdicts.of(claims.rendered(List.of(id)), clock.instant()).get(id);
        why(mail, verdict).ifPresent(why -> {
            throw Problem.conflict("mail " + id + " can't be tried again: " + why);
        });
        queue(List.of(id), word);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Result retry(MailFilter filter) {
        List<Failed> found = mails.failed(filter, filter.most() + 1);
        List<Failed> asked = found.subList(0, Math.min(found.size(), filter.most()));
        Map<UUID, Verdict> byId =
                verdicts.of(claims.rendered(asked.stream().map(Failed::id).toList()), clock.instant());
        Set<String> taken = new HashSet<>();
        List<UUID> going = new ArrayList<>();
        for (Failed mail : asked) {
            // Of two that would be the same mail one goes.
            boolean first = Stream.of(mail.contentHash(), mail.step())
                    .filter(Objects::nonNull)
                    .noneMatch(taken::contains);
            if (first && why(mail, byId.get(mail.id())).isEmpty()) {
                Stream.of(mail.contentHash(), mail.step())
                        .filter(Objects::nonNull)
                        .forEach(taken::add);
                going.add(mail.id());
            }
        }
        queue(going, filter.word());
        boolean more = found.size() > asked.size();
        return new Result(
                going.size(),
                asked.size() - going.size(),
                more,
                more ? asked.getLast().id() : null);
    }

    /** @throws Problem where the mail does not wait */
    @Transactional(Transactional.TxType.MANDATORY)
    void cancel(UUID id, PersonsWord word) {
        List<Named> cancelled = mails.cancel(id, word.by().strip(), word.saying("cancelled it"), clock.instant());
        if (cancelled.isEmpty()) {
            Failed mail = mails.lock(id).orElseThrow(() -> Problem.notFound("outbound email", id));
            throw Problem.conflict("mail " + id + " is " + mail.status()
                    + ": only a mail that is QUEUED can be cancelled; one that is SENDING may be again in a moment");
        }
        tell(cancelled, word);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Result cancel(MailFilter filter) {
        PersonsWord word = filter.word();
        List<Named> cancelled =
                mails.cancel(filter, filter.most(), word.by().strip(), word.saying("cancelled it"), clock.instant());
        tell(cancelled, word);
        return new Result(cancelled.size(), 0, cancelled.size() == filter.most(), null);
    }

    private void tell(List<Named> cancelled, PersonsWord word) {
        Instant now = clock.instant();
        outbox.publish(cancelled.stream()
                .map(mail -> new EmailFailed(
                        EventId.next(),
                        now,
                        mail.ref(),
                        mail.recipient(),
                        Reason.CANCELLED,
                        word.saying("cancelled it")))
                .toList());
        cancelled.forEach(mail -> metrics.failed(Reason.CANCELLED));
    }

    private void queue(List<UUID> ids, PersonsWord word) {
        if (ids.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        String by = word.by().strip();
        outbox.publish(queued(ids, word, now).stream()
                .map(mail -> new EmailRetried(EventId.next(), now, mail.ref(), mail.recipient(), by))
                .toList());
        due.fire(new MailDue());
    }

    private List<Named> queued(List<UUID> ids, PersonsWord word, Instant now) {
        try {
            return mails.queue(ids, word.by().strip(), word.saying("had it tried again"), now);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof java.sql.SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw Problem.conflict(
                        "another mail took the place of one of these meanwhile; nothing was changed: ask again");
            }
            throw e;
        }
    }

    /** Why a mail may not be tried again; empty where it may. */
    private static Optional<String> why(Failed mail, Verdict verdict) {
        return Optional.ofNullable(
                switch (mail.status()) {
                    case FAILED -> whyNot(mail, verdict);
                    case UNKNOWN -> "it is UNKNOWN, it may have gone: resolve it (POST …/resolve)";
                    case QUEUED, SENDING -> "it is " + mail.status() + ", it goes anyway";
                    case SENT, DELIVERED, BOUNCED, COMPLAINED -> "it is " + mail.status() + ", it went";
                    case SUPPRESSED, CANCELLED -> "it is " + mail.status() + ", it is not to go";
                });
    }

    private static String whyNot(Failed mail, Verdict verdict) {
        if (mail.went()) {
            return "the provider had taken it before it failed: it may have gone";
        }
        if (!mail.rendered()) {
            return "it was refused (" + mail.reason()
                    + ") before there was a mail: mend what its detail says, and ask for a new one";
        }
        if (mail.replaced()) {
            return "another mail stands for the same step or has the same content";
        }
        if (mail.overtaken()) {
            return "a later step of its sequence went already, or waits";
        }
        return switch (verdict) {
            case Verdict.Suppressed suppressed -> suppressed.detail();
            case Verdict.Stopped stopped -> "the lead's sequence stopped: it is " + stopped.state();
            case Verdict.Go go -> null;
            case Verdict.Paused paused -> null;
            case Verdict.Held held -> null;
            case Verdict.Answered answered -> null;
        };
    }
}
