package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Instance;
import aicmo.cam.sender.dispatch.LeaseTable.Lost;
import aicmo.cam.sender.hold.Holds;
import aicmo.cam.sender.outcome.Outcomes;
import aicmo.cam.sender.provider.EmailProvider;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes up batches whose outcome is not known: because the replica that handed them over died, or because the provider's answer did
 * not come. The very same batch under the very same key sends nothing twice, as long as the provider remembers the key.
 */
@Singleton
class Repeats {
    /** Resend keeps a key for 24 h (resend.com/docs/dashboard/emails/idempotency-keys); an hour is for clocks and slow calls. */
    static final Duration KEY_IS_KEPT = Duration.ofHours(23);

    private static final int LOOKED_AT = 20;

    private final LeaseTable leases;
    private final ClaimTable mails;
    private final Outcomes outcomes;
    private final Holds holds;
    private final EmailProvider provider;
    private final Instance instance;
    private final SenderSettings settings;
    private final Clock clock;

    Repeats(
            LeaseTable leases,
            ClaimTable mails,
            Outcomes outcomes,
            Holds holds,
            EmailProvider provider,
            Instance instance,
            SenderSettings settings,
            Clock clock) {
        this.leases = leases;
        this.mails = mails;
        this.outcomes = outcomes;
        this.holds = holds;
        this.provider = provider;
        this.instance = instance;
        this.settings = settings;
        this.clock = clock;
    }

    /** The next batch to hand over again, leased to this replica; empty where there is none. */
    Optional<Claim> next() {
        if (!provider.repeatable()) {
            return Optional.empty();
        }
        return QuarkusTransaction.requiringNew().call(this::take);
    }

    private Optional<Claim> take() {
        if (holds.ofEverything().isPresent()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        for (Lost lost : leases.cutOff(now, LOOKED_AT)) {
            if (leases.isInFlight(lost.batchId())) {
                continue;
            }
            Claim batch = new Claim(lost.batchId(), lost.quotaDay(), mails.batch(lost.batchId()));
            List<Claimed> open =
                    batch.mails().stream().filter(mail -> !mail.settled()).toList();
            if (isTooOld(batch, now)) {
                outcomes.notRepeated(
                        open, "the provider remembers what it was given for no longer than " + KEY_IS_KEPT);
            } else if (!open.isEmpty()
                    && leases.extend(lost.batchId(), instance.name(), now, now.plus(settings.lease()))) {
                return Optional.of(batch);
            }
        }
        return Optional.empty();
    }

    private static boolean isTooOld(Claim batch, Instant now) {
        return batch.mails().stream()
                .map(Claimed::firstHandedOverAt)
                .filter(Objects::nonNull)
                .anyMatch(first -> first.plus(KEY_IS_KEPT).isBefore(now));
    }
}
