package aicmo.cam.sender.claim;

import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.claim.Claimed.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Claims due mails: who said stop, who is paused and what the day's cap leaves is decided in the one transaction of the claim. */
@Singleton
public class Claims {
    private final ClaimTable mails;
    private final VerdictTable verdicts;
    private final DailyQuotaTable quota;
    private final Drops drops;
    private final Instance instance;
    private final SenderSettings settings;
    private final ZoneId zone;
    private final Clock clock;

    Claims(
            ClaimTable mails,
            VerdictTable verdicts,
            DailyQuotaTable quota,
            Drops drops,
            Instance instance,
            SenderSettings settings,
            @ConfigProperty(name = "aicmo.cam.time-zone", defaultValue = "UTC") ZoneId zone,
            Clock clock) {
        this.mails = mails;
        this.verdicts = verdicts;
        this.quota = quota;
        this.drops = drops;
        this.instance = instance;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    /** The next batch; empty mails where nothing is due or the day's cap is used up. */
    public Claim next() {
        return QuarkusTransaction.requiringNew().call(this::claim);
    }

    private Claim claim() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        UUID batchId = EventId.next();
        List<Claimed> free;
        int due;
        do {
            List<Claimed> oldest = mails.due(now, settings.batchCap());
            due = oldest.size();
            free = free(oldest);
            // A batch of nothing but stopped mails must not look like the end of the queue.
        } while (free.isEmpty() && due > 0);
        int granted = free.isEmpty() ? 0 : quota.take(today, free.size(), settings.dailyCap());
        List<Claimed> taken = free.subList(0, granted);
        if (!taken.isEmpty()) {
            mails.lease(ids(taken), batchId, instance.name(), now.plus(settings.lease()), today);
        }
        return new Claim(batchId, today, taken);
    }

    private List<Claimed> free(List<Claimed> due) {
        if (due.isEmpty()) {
            return due;
        }
        Map<UUID, Verdict> byId = verdicts.of(ids(due));
        List<Claimed> free = new ArrayList<>();
        for (Claimed mail : due) {
            switch (byId.get(mail.id())) {
                case Verdict.Go go -> free.add(mail);
                case Verdict.Hold hold -> {
                    // paused since the query began: it waits where it is
                }
                case Verdict.Suppressed suppressed -> drops.suppressed(mail, suppressed);
                case Verdict.Stopped stopped -> drops.stopped(mail, stopped);
            }
        }
        return free;
    }

    public static List<UUID> ids(Collection<Claimed> mails) {
        return mails.stream().map(Claimed::id).toList();
    }
}
