package aicmo.cam.followup.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * The days and hours in which a campaign's mails go, in the zone of who gets them.
 *
 * @param days the working days of the week
 * @param from the hour from which mails go; null where they go at any hour of any day but holidays
 * @param until the hour from which they go no more; null with {@code from}
 * @param holidays when no mail goes and nobody works
 * @param regions whose public holidays are holidays too, by the codes of {@link HolidayRegion}
 */
public record SendingTime(
        Set<DayOfWeek> days,
        LocalTime from,
        LocalTime until,
        Set<LocalDate> holidays,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> regions) {
    /** From Monday to Friday. */
    public static final Set<DayOfWeek> WORKING_WEEK = Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /** Mails go at any time; people work from Monday to Friday. */
    public static final SendingTime ANY = new SendingTime(WORKING_WEEK, null, null, Set.of());

    /** More holidays than that leave no day to find. */
    public static final int MOST_HOLIDAYS = 100;

    /** A mail waits for the holidays of each of them. */
    public static final int MOST_REGIONS = 20;

    private static final int SEARCHED_DAYS = 10 * MOST_HOLIDAYS;

    public SendingTime {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        // of a campaign that was stored when there were none
        regions = regions == null ? Set.of() : Set.copyOf(regions);
        if (days.isEmpty()
                || holidays.size() > MOST_HOLIDAYS
                || regions.size() > MOST_REGIONS
                || (from == null) != (until == null)) {
            throw new IllegalArgumentException("a sending time without a day, with more than " + MOST_HOLIDAYS
                    + " holidays or " + MOST_REGIONS + " regions, or with one end only");
        }
        if (from != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a sending time that ends at " + until + " and begins at " + from);
        }
    }

    /** Without the holidays of any region. */
    public SendingTime(Set<DayOfWeek> days, LocalTime from, LocalTime until, Set<LocalDate> holidays) {
        this(days, from, until, holidays, Set.of());
    }

    /** Whether there is a moment at which no mail goes. */
    public boolean binds() {
        return from != null || !holidays.isEmpty() || !regions.isEmpty();
    }

    /** The first moment, from this one on, at which a mail may go. */
    public Instant open(Instant at, ZoneId zone) {
        if (!binds()) {
            return at;
        }
        ZonedDateTime earliest = at.atZone(zone);
        for (int i = 0; i < SEARCHED_DAYS; i++) {
            LocalDate day = earliest.toLocalDate();
            if (mailsGo(day)) {
                ZonedDateTime begin =
                        from == null ? day.atStartOfDay(zone) : day.atTime(from).atZone(zone);
                ZonedDateTime end = until == null
                        ? day.plusDays(1).atStartOfDay(zone)
                        : day.atTime(until).atZone(zone);
                ZonedDateTime first = earliest.isAfter(begin) ? earliest : begin;
                if (first.isBefore(end)) {
                    return first.toInstant();
                }
            }
            earliest = day.plusDays(1).atStartOfDay(zone);
        }
        throw new IllegalStateException("no day for mails in " + SEARCHED_DAYS + " days after " + at + ": " + this);
    }

    /** The working day that is so many working days after this day, which need be none itself. */
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        LocalDate found = day;
        for (int left = count; left > 0; ) {
            found = found.plusDays(1);
            if (days.contains(found.getDayOfWeek()) && !isHoliday(found)) {
                left--;
            }
        }
        return found;
    }

    /** The same hour, so many working days later. */
    public Instant plusWorkingDays(Instant at, int count, ZoneId zone) {
        ZonedDateTime begin = at.atZone(zone);
        return begin.with(plusWorkingDays(begin.toLocalDate(), count)).toInstant();
    }

    private boolean isHoliday(LocalDate day) {
        return holidays.contains(day) || regions.stream().anyMatch(code -> new HolidayRegion(code).isHoliday(day));
    }

    private boolean mailsGo(LocalDate day) {
        return !isHoliday(day) && (from == null || days.contains(day.getDayOfWeek()));
    }
}
