package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.hold.Hold;
import aicmo.cam.sender.hold.Holds;
import aicmo.cam.sender.hold.Probes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long it is until something becomes due by itself: a retry, a window, the end of a hold, or what the cap of a new day allows. */
@Singleton
class NextDue {
    /** What is due and does not go is in somebody else's hands, who may die. */
    private static final Duration SHORTEST = Duration.ofMillis(250);
    /** Another replica, or a person, may lift a hold. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(15);

    private final ClaimTable mails;
    private final Holds holds;
    private final Probes probes;
    private final ZoneId zone;
    private final Clock clock;

    NextDue(
            ClaimTable mails,
            Holds holds,
            Probes probes,
            @ConfigProperty(name = "aicmo.cam.time-zone", defaultValue = "UTC") ZoneId zone,
            Clock clock) {
        this.mails = mails;
        this.holds = holds;
        this.probes = probes;
        this.zone = zone;
        this.clock = clock;
    }

    Duration in() {
        Instant now = clock.instant();
        Optional<Hold> hold = holds.ofEverything();
        if (hold.isPresent()) {
            Instant until = hold.get().until();
            Duration left = until == null ? LONGEST_HOLD : Duration.between(now, until);
            return bounded(left.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : left);
        }
        Instant midnight =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        Instant next = Stream.of(mails.nextDue(now), probes.next(), Optional.of(midnight))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return bounded(Duration.between(now, next));
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.plusMillis(1);
    }
}
