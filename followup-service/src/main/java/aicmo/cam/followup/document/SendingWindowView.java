package aicmo.cam.followup.document;

import aicmo.cam.followup.calendar.SendingTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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

    /** Null where there are none. */
    static List<LocalDate> holidays(SendingTime time) {
        return time.holidays().isEmpty()
                ? null
                : time.holidays().stream().sorted().toList();
    }
}
