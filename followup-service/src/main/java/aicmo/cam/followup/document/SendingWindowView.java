package aicmo.cam.followup.document;

import aicmo.cam.followup.calendar.SendingTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The days and hours in which mails go. */
public record SendingWindowView(
        List<DayOfWeek> days,

        @Schema(examples = "09:00", implementation = String.class)
        LocalTime from,

        @Schema(examples = "17:00", implementation = String.class)
        LocalTime until) {
    /** Null where mails go at any time. */
    static SendingWindowView of(SendingTime time) {
        return time.from() == null
                ? null
                : new SendingWindowView(time.days().stream().sorted().toList(), time.from(), time.until());
    }

    /** Dates, then countries and regions; null where there are none. */
    static List<String> holidays(SendingTime time) {
        List<String> holidays = Stream.concat(
                        time.holidays().stream().sorted().map(LocalDate::toString),
                        time.regions().stream().sorted())
                .toList();
        return holidays.isEmpty() ? null : holidays;
    }
}
