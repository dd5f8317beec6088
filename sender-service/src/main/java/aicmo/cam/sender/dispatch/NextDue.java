package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.claim.ClaimTable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long it is until something becomes due by itself: a retry, or what the cap of a new day allows. */
@Singleton
class NextDue {
    private final ClaimTable mails;
    private final ZoneId zone;
    private final Clock clock;

    NextDue(
            ClaimTable mails,
            @ConfigProperty(name = "aicmo.cam.time-zone", defaultValue = "UTC") ZoneId zone,
            Clock clock) {
        this.mails = mails;
        this.zone = zone;
        this.clock = clock;
    }

    Duration in() {
        Instant now = clock.instant();
        Instant midnight =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        Instant next =
                mails.nextDue(now).filter(retry -> retry.isBefore(midnight)).orElse(midnight);
        return Duration.between(now, next).plusMillis(1);
    }
}
