package aicmo.cam.sender.dispatch;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.messaging.Traces;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.budget.Throttles;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Rations;
import aicmo.cam.sender.claim.Releases;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.hold.Probes;
import aicmo.cam.sender.mail.AttachmentTable;
import aicmo.cam.sender.outcome.NotSent;
import aicmo.cam.sender.outcome.OutcomeTable;
import aicmo.cam.sender.outcome.Outcomes;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.queue.EmailSendingService;
import io.opentelemetry.api.OpenTelemetry;
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
    private final LastLook lastLook;
    private final AttachmentTable files;
    private final ClaimTable mails;
    private final Rations rations;
    private final Releases releases;
    private final NotSent notSent;
    private final Probes probes;
    private final Throttles throttles;
    private final OutcomeTable outcomeTable;
    private final Outbox outbox;
    private final SenderMetrics metrics;
    private final SenderSettings settings;
    private final Clock clock;

    Replica(
            EmailSendingService sending,
            EmailProvider provider,
            StopLocks locks,
            LastLook lastLook,
            AttachmentTable files,
            ClaimTable mails,
            Rations rations,
            Releases releases,
            NotSent notSent,
            Probes probes,
            Throttles throttles,
            OutcomeTable outcomeTable,
            Outbox outbox,
            SenderMetrics metrics,
            SenderSettings settings,
            Clock clock) {
        this.sending = sending;
        this.provider = provider;
        this.locks = locks;
        this.lastLook = lastLook;
        this.files = files;
        this.mails = mails;
        this.rations = rations;
        this.releases = releases;
        this.notSent = notSent;
        this.probes = probes;
        this.throttles = throttles;
        this.outcomeTable = outcomeTable;
        this.outbox = outbox;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** Queues the mail and claims it before anybody else can. */
    Claim claim(EmailRequested request) {
        return claim(Order.of(request, java.util.Map.of()));
    }

    Claim claim(Order order) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = sending.accept(order).emailId();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<Claimed> mine = mails.due(clock.instant(), 500).stream()
                    .filter(mail -> mail.id().equals(id))
                    .toList();
            rations.take(mine, 1, clock.instant());
            Claim claim = new Claim(UUID.randomUUID(), today, mine);
            mails.lease(List.of(claim), "a test", clock.instant().plusSeconds(60));
            return claim;
        });
    }

    /** Takes up the mail that tries a held sender, and claims it before anybody else can; no other may be due. */
    Claim claimProbe() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            probes.ofSenders();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<Claimed> mine = mails.due(clock.instant(), 500);
            rations.take(mine, 1, clock.instant());
            Claim claim = new Claim(UUID.randomUUID(), today, mine);
            mails.lease(List.of(claim), "a test", clock.instant().plusSeconds(60));
            return claim;
        });
    }

    void handOver(Claim claim) {
        handOver(settings).run(claim);
    }

    void handOverDry(Claim claim) {
        handOver(new DryRun(settings)).run(claim);
    }

    private HandOver handOver(SenderSettings with) {
        Outcomes outcomes = new Outcomes(
                outcomeTable,
                notSent,
                probes,
                rations,
                throttles,
                outbox,
                provider,
                with,
                metrics,
                clock,
                new Traces(OpenTelemetry.noop()));
        return new HandOver(provider, locks, lastLook, files, outcomes, releases, with, metrics);
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
