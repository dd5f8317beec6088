package aicmo.cam.followup.calendar;

import aicmo.cam.messaging.days.DayLength;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How long days are for the delays of leads, and where they begin.
 *
 * @param zone of leads whose own is unknown
 */
public record LeadDays(DayLength day, ZoneId zone) {
    /** The world's day, in UTC. */
    public static final LeadDays REAL = new LeadDays(DayLength.REAL, ZoneOffset.UTC);

    /** A delay that was given in real days. */
    public Duration of(Duration delay) {
        return day.exactly(delay);
    }

    /** The moment that is {@code until}, if days are that long and it all began {@code from}. */
    public Instant scaled(Instant from, Instant until) {
        return until.isBefore(from) ? from : from.plus(of(Duration.between(from, until)));
    }

    /** The zone of a person. @param timeZone null where unknown */
    public ZoneId zoneOf(String timeZone) {
        return timeZone == null ? zone : ZoneId.of(timeZone);
    }
}
