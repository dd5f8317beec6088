package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Claimed.Claim;
import aicmo.cam.sender.claim.Claims;
import aicmo.cam.sender.claim.DailyQuotaTable;
import aicmo.cam.sender.claim.Drops;
import aicmo.cam.sender.claim.Verdict;
import aicmo.cam.sender.claim.VerdictTable;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Hands a few claimed mails over in one call of the provider.
 *
 * <ol>
 *   <li>A transaction takes the locks by which stops and hand-overs exclude each other, and keeps them until the end.
 *   <li>Another one asks once more who said stop, notes that the rest is being handed over, and is committed.
 *   <li>The provider is called.
 *   <li>The outcomes and their events are written in the first transaction, whose commit lets go of the locks.
 * </ol>
 *
 * A crash after the second step leaves rows that say they were being handed over: they may have gone.
 */
@Singleton
class HandOver {
    private static final Logger LOG = Logger.getLogger(HandOver.class);
    /** What the outcomes' transaction may take beyond the provider's call. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final int TRIES_TO_RECORD = 20;

    private final EmailProvider provider;
    private final StopLocks locks;
    private final VerdictTable verdicts;
    private final ClaimTable mails;
    private final Drops drops;
    private final DailyQuotaTable quota;
    private final Outcomes outcomes;
    private final SenderSettings settings;
    private final Clock clock;

    HandOver(
            EmailProvider provider,
            StopLocks locks,
            VerdictTable verdicts,
            ClaimTable mails,
            Drops drops,
            DailyQuotaTable quota,
            Outcomes outcomes,
            SenderSettings settings,
            Clock clock) {
        this.provider = provider;
        this.locks = locks;
        this.verdicts = verdicts;
        this.mails = mails;
        this.drops = drops;
        this.quota = quota;
        this.outcomes = outcomes;
        this.settings = settings;
        this.clock = clock;
    }

    /** False where the provider was not reached, so that others need not try now. */
    boolean run(Claim claim, List<Claimed> group) {
        Attempt attempt = new Attempt();
        try {
            QuarkusTransaction.requiringNew().timeout(seconds()).run(() -> {
                locks.shared(Stream.concat(
                                group.stream().flatMap(Claimed::locks),
                                group.stream().map(mail -> inFlight(mail.id())))
                        .collect(Collectors.toSet()));
                attempt.handed = QuarkusTransaction.requiringNew().call(() -> begin(claim, group));
                if (!attempt.handed.isEmpty()) {
                    attempt.outcomes = call(claim, attempt.handed);
                    record(claim, attempt);
                }
            });
        } catch (RuntimeException e) {
            recordLater(claim, attempt, e);
        }
        return attempt.outcomes.stream().noneMatch(HandOver::isUnreached);
    }

    /** By this lock of its hand-over others see that a mail is in good hands. */
    static String inFlight(UUID id) {
        return "in-flight:" + id;
    }

    private List<Claimed> begin(Claim claim, List<Claimed> group) {
        Map<UUID, Verdict> byId = verdicts.of(Claims.ids(group));
        List<Claimed> going = new ArrayList<>();
        List<UUID> held = new ArrayList<>();
        int dropped = 0;
        for (Claimed mail : group) {
            switch (byId.get(mail.id())) {
                case null -> LOG.warnf("mail %s is not there any more", mail.id());
                case Verdict.Go go -> going.add(mail);
                case Verdict.Hold hold -> held.add(mail.id());
                case Verdict.Suppressed suppressed -> dropped += drops.suppressed(mail, suppressed);
                case Verdict.Stopped stopped -> dropped += drops.stopped(mail, stopped);
            }
        }
        Instant now = clock.instant();
        Set<UUID> marked =
                mails.handedOver(Claims.ids(going), claim.batchId(), provider.name(), now, now.plusSeconds(seconds()));
        int released = mails.release(held, claim.batchId());
        quota.giveBack(claim.quotaDay(), dropped + released);
        return going.stream().filter(mail -> marked.contains(mail.id())).toList();
    }

    private List<Outcome> call(Claim claim, List<Claimed> handed) {
        if (settings.dryRun()) {
            return handed.stream().map(HandOver::dryRun).toList();
        }
        try {
            List<Outcome> answers = provider.send(new Batch(
                    key(claim, handed), handed.stream().map(Claimed::item).toList()));
            if (answers.size() != handed.size()) {
                throw new IllegalStateException(
                        provider.name() + " gave " + answers.size() + " outcomes for " + handed.size() + " mails");
            }
            return answers;
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "the provider %s failed; what became of its %d mails is unknown",
                    provider.name(),
                    handed.size());
            return Collections.nCopies(handed.size(), new Outcome.Unknown("the provider failed: " + e));
        }
    }

    private static boolean isUnreached(Outcome outcome) {
        if (outcome instanceof Outcome.Unreached unreached) {
            LOG.warnf("the provider was not reached, the mails wait: %s", unreached.detail());
            return true;
        }
        if (outcome instanceof Outcome.Halted halted) {
            LOG.warnf("the provider takes no mail now, the mails wait: %s", halted.detail());
            return true;
        }
        return false;
    }

    private static Outcome dryRun(Claimed mail) {
        LOG.infof(
                "dry run: mail %s '%s' to %s would have gone",
                mail.id(), mail.mail().subject(), mail.recipient());
        return new Outcome.Accepted(null, List.of(mail.mail().messageId()));
    }

    private static String key(Claim claim, List<Claimed> handed) {
        return claim.batchId() + "/" + handed.getFirst().id();
    }

    private void record(Claim claim, Attempt attempt) {
        outcomes.record(provider.name(), settings.dryRun(), claim.quotaDay(), attempt.handed, attempt.outcomes);
    }

    /** The outcomes are known here and nowhere else: the database's absence is waited out, for a while. */
    private void recordLater(Claim claim, Attempt attempt, RuntimeException failure) {
        if (attempt.outcomes.isEmpty()) {
            LOG.errorf(failure, "batch %s could not be handed over; its leases will run out", claim.batchId());
            return;
        }
        RuntimeException last = failure;
        for (int i = 1; i <= TRIES_TO_RECORD && paused(Duration.ofMillis(100L * i)); i++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> record(claim, attempt));
                return;
            } catch (RuntimeException e) {
                last = e;
            }
        }
        LOG.errorf(
                last,
                "what became of mails %s can't be written down: %s; they will be given for UNKNOWN",
                Claims.ids(attempt.handed),
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

    private int seconds() {
        return (int) settings.timeout().plus(MARGIN).toSeconds();
    }

    private static final class Attempt {
        private List<Claimed> handed = List.of();
        private List<Outcome> outcomes = List.of();
    }
}
