package aicmo.cam.sender.dispatch;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Claimed.Claim;
import aicmo.cam.sender.claim.DailyQuotaTable;
import aicmo.cam.sender.claim.Drops;
import aicmo.cam.sender.claim.VerdictTable;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.queue.EmailSendingService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A replica whose steps a test takes one by one. */
@Singleton
class Replica {
    private final EmailSendingService sending;
    private final EmailProvider provider;
    private final StopLocks locks;
    private final VerdictTable verdicts;
    private final ClaimTable mails;
    private final Drops drops;
    private final DailyQuotaTable quota;
    private final Outcomes outcomes;
    private final SenderSettings settings;
    private final Clock clock;

    Replica(
            EmailSendingService sending,
            EmailProvider provider,
            StopLocks locks,
            VerdictTable verdicts,
            ClaimTable mails,
            Drops drops,
            DailyQuotaTable quota,
            Outcomes outcomes,
            SenderSettings settings,
            Clock clock) {
        this.sending = sending;
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

    /** Queues the mail and claims it before anybody else can. */
    Claim claim(EmailRequested request) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = sending.accept(Order.of(request, java.util.Map.of())).emailId();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<Claimed> mine = mails.due(clock.instant(), 500).stream()
                    .filter(mail -> mail.id().equals(id))
                    .toList();
            quota.take(today, 1, 500);
            UUID batch = UUID.randomUUID();
            mails.lease(List.of(id), batch, "a test", clock.instant().plusSeconds(60), today);
            return new Claim(batch, today, mine);
        });
    }

    void handOver(Claim claim) {
        handOver(settings).run(claim, claim.mails());
    }

    void handOverDry(Claim claim) {
        handOver(new DryRun(settings)).run(claim, claim.mails());
    }

    private HandOver handOver(SenderSettings with) {
        return new HandOver(provider, locks, verdicts, mails, drops, quota, outcomes, with, clock);
    }

    private record DryRun(SenderSettings real) implements SenderSettings {
        @Override
        public boolean dryRun() {
            return true;
        }

        @Override
        public int dailyCap() {
            return real.dailyCap();
        }

        @Override
        public int batchCap() {
            return real.batchCap();
        }

        @Override
        public java.util.Optional<String> allowlistRegex() {
            return real.allowlistRegex();
        }

        @Override
        public java.time.Duration sendEvery() {
            return real.sendEvery();
        }

        @Override
        public int maxAttempts() {
            return real.maxAttempts();
        }

        @Override
        public java.time.Duration retryAfter() {
            return real.retryAfter();
        }

        @Override
        public java.time.Duration lease() {
            return real.lease();
        }

        @Override
        public int connections() {
            return real.connections();
        }

        @Override
        public java.time.Duration timeout() {
            return real.timeout();
        }
    }
}
