package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Releases;
import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.AttachmentTable;
import aicmo.cam.sender.outcome.Outcomes;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Hands a claim over in one call of the provider.
 *
 * <ol>
 *   <li>A transaction takes the locks by which stops and hand-overs exclude each other, and keeps them until the end.
 *   <li>Another one asks once more who said stop, notes that the rest is being handed over, and is committed.
 *   <li>The provider is called.
 *   <li>The outcomes and their events are written in the first transaction, whose commit lets go of the locks.
 * </ol>
 *
 * A crash after the second step leaves rows that say they were being handed over: they may have gone. Where the provider takes the
 * same batch under the same key as one, {@link Repeats} has it handed over again.
 */
@Singleton
class HandOver {
    private static final Logger LOG = Logger.getLogger(HandOver.class);
    /** What the outcomes' transaction may take beyond the provider's call. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final int TRIES_TO_RECORD = 20;

    private final EmailProvider provider;
    private final StopLocks locks;
    private final LastLook lastLook;
    private final AttachmentTable files;
    private final Outcomes outcomes;
    private final Releases releases;
    private final SenderSettings settings;
    private final SenderMetrics metrics;

    HandOver(
            EmailProvider provider,
            StopLocks locks,
            LastLook lastLook,
            AttachmentTable files,
            Outcomes outcomes,
            Releases releases,
            SenderSettings settings,
            SenderMetrics metrics) {
        this.provider = provider;
        this.locks = locks;
        this.lastLook = lastLook;
        this.files = files;
        this.outcomes = outcomes;
        this.releases = releases;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Whether others may go on: what the provider's answer says beyond the mails that it was given. */
    enum Reach {
        /** It answered. */
        REACHED,
        /** It takes nothing now, and said until when. */
        HALTED,
        /** It is away. */
        UNREACHED
    }

    /** Hands over what was never handed over in this claim. */
    Reach run(Claim claim) {
        return run(claim, () -> lastLook.begin(claim, lease()), false);
    }

    /** Hands a batch over again, all of it and nothing else, where nobody of it said stop meanwhile. */
    Reach repeat(Claim claim) {
        return run(claim, () -> lastLook.beginAgain(claim, lease()), true);
    }

    private interface Beginning {
        /** The mails to hand over, noted as such in a transaction of its own; empty for none. */
        List<Claimed> begin();
    }

    private Reach run(Claim claim, Beginning beginning, boolean again) {
        Attempt attempt = new Attempt();
        try {
            QuarkusTransaction.requiringNew().timeout((int) lease().toSeconds()).run(() -> {
                locks.shared(Stream.concat(
                                claim.mails().stream().flatMap(Claimed::locks), Stream.of(inFlight(claim.batchId())))
                        .collect(Collectors.toSet()));
                List<Claimed> handed = metrics.timed(
                        "begin", () -> QuarkusTransaction.requiringNew().call(beginning::begin));
                if (!handed.isEmpty()) {
                    attempt.handed = claim.of(handed);
                    attempt.outcomes = metrics.timed("call", () -> call(attempt.handed));
                    metrics.timed("record", () -> record(attempt, again));
                }
            });
        } catch (RuntimeException e) {
            recordLater(claim, attempt, again, e);
        }
        return reach(attempt.outcomes);
    }

    /** By this lock of its hand-over others see that a batch is in good hands. */
    static String inFlight(UUID batchId) {
        return "in-flight:" + batchId;
    }

    private List<Outcome> call(Claim handed) {
        List<Claimed> given = handed.mails();
        if (settings.dryRun()) {
            return given.stream().map(HandOver::dryRun).toList();
        }
        try {
            List<Outcome> answers = provider.send(new Batch(handed.key(), items(given)));
            if (answers.size() != given.size()) {
                throw new IllegalStateException(
                        provider.name() + " gave " + answers.size() + " outcomes for " + given.size() + " mails");
            }
            return answers;
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "the provider %s failed; what became of its %d mails is unknown", provider.name(), given.size());
            return Collections.nCopies(given.size(), new Outcome.Unknown("the provider failed: " + e));
        }
    }

    private List<Batch.Item> items(List<Claimed> mails) {
        Map<UUID, List<AttachedFile>> enclosed = files.of(mails.stream()
                .filter(mail -> mail.mail().hasFiles())
                .map(Claimed::id)
                .toList());
        return mails.stream()
                .map(mail -> mail.item(enclosed.getOrDefault(mail.id(), List.of())))
                .toList();
    }

    /** A provider that did something with one mail of the call was there, whatever became of the call then. */
    private static Reach reach(List<Outcome> outcomes) {
        boolean halted = false;
        boolean reached = outcomes.isEmpty();
        Outcome.Unreached why = null;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Unreached unreached) {
                why = unreached;
            } else {
                reached = true;
                halted |= outcome instanceof Outcome.Halted held && held.scope() == Outcome.Halted.Scope.PROVIDER;
            }
        }
        if (why != null) {
            LOG.warnf("the provider was not reached, mails wait: %s", why.detail());
        }
        return halted ? Reach.HALTED : reached ? Reach.REACHED : Reach.UNREACHED;
    }

    private static Outcome dryRun(Claimed mail) {
        LOG.infof(
                "dry run: mail %s '%s' to %s would have gone",
                mail.id(), mail.mail().subject(), mail.recipient());
        return new Outcome.Accepted(null, List.of(mail.mail().messageId()));
    }

    private Void record(Attempt attempt, boolean again) {
        outcomes.record(attempt.handed, attempt.outcomes, again);
        return null;
    }

    /** The outcomes are known here and nowhere else: the database's absence is waited out, for a while. */
    private void recordLater(Claim claim, Attempt attempt, boolean again, RuntimeException failure) {
        if (attempt.outcomes.isEmpty()) {
            LOG.errorf(failure, "a batch could not be handed over; it goes back into the queue");
            releases.release(claim);
            return;
        }
        RuntimeException last = failure;
        for (int i = 1; i <= TRIES_TO_RECORD && paused(Duration.ofMillis(100L * i)); i++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> record(attempt, again));
                return;
            } catch (RuntimeException e) {
                last = e;
            }
        }
        LOG.errorf(
                last,
                "what became of mails %s can't be written down: %s; it will be found out again, or they will be given for UNKNOWN",
                attempt.handed.ids(),
                attempt.outcomes);
    }

    private static boolean paused(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration lease() {
        return settings.timeout().plus(MARGIN);
    }

    private static final class Attempt {
        private Claim handed;
        private List<Outcome> outcomes = List.of();
    }
}
