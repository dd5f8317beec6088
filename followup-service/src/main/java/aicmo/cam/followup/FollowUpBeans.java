package aicmo.cam.followup;

import aicmo.cam.followup.calendar.LeadDays;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.messaging.days.DayLength;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The pure core and its clock as beans. */
@Singleton
final class FollowUpBeans {
    /** Ticks as the database does, so that what was stored equals what was meant. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Produces
    @Singleton
    LeadDays dayLength(FollowUpConfig config) {
        return new LeadDays(new DayLength(config.day()), config.timeZone());
    }

    @Produces
    @Singleton
    FollowUpEngine engine(LeadDays day) {
        return new FollowUpEngine(day);
    }
}
