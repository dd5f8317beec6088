package aicmo.cam.followup.campaign;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.rest.json.JsonFault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a campaign is to start.
 *
 * @param startAt a local time, or one with an offset
 * @param timeZone the IANA zone of a local time; the installation's where absent
 */
record StartTime(
        @Schema(examples = "2026-03-02T09:00") String startAt,
        @Schema(examples = "Europe/Berlin") String timeZone) {
    private static final Duration FURTHEST = Duration.ofDays(366);

    /** @param zone by which the time was given, or is shown */
    record Moment(Instant at, ZoneId zone) {}

    /** @throws Problem 422 where it is no time to come within a year */
    Moment from(Instant now, ZoneId installation) {
        List<InvalidField> errors = new ArrayList<>();
        ZoneId zone = zone(installation, errors);
        Instant at = at(zone, errors);
        if (at != null && at.isBefore(now)) {
            wrong(
                    errors,
                    "start_at",
                    "'" + startAt + "' is over (" + at + "); give a later time, or leave it out to start now");
        }
        if (at != null && at.isAfter(now.plus(FURTHEST))) {
            wrong(
                    errors,
                    "start_at",
                    "'" + startAt + "' is more than " + FURTHEST.toDays() + " days ahead; give an earlier time");
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Moment(at, zone);
    }

    private ZoneId zone(ZoneId installation, List<InvalidField> errors) {
        try {
            return timeZone == null ? installation : ZoneId.of(timeZone.strip());
        } catch (DateTimeException e) {
            wrong(
                    errors,
                    "time_zone",
                    "'" + JsonFault.shortened(timeZone)
                            + "' is not an IANA time zone; write one such as Europe/Berlin");
            return installation;
        }
    }

    private Instant at(ZoneId zone, List<InvalidField> errors) {
        String text = startAt == null ? "" : startAt.strip();
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException local) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException offset) {
                wrong(
                        errors,
                        "start_at",
                        "'" + JsonFault.shortened(text)
                                + "' is not a time; write 2026-03-02T09:00 with a time_zone, or 2026-03-02T09:00:00+01:00");
                return null;
            }
        }
    }

    private static void wrong(List<InvalidField> errors, String field, String what) {
        errors.add(new InvalidField(field, what));
    }
}
