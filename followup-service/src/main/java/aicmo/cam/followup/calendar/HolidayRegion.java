package aicmo.cam.followup.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A country, or a part of one, with public holidays: {@code ES}, {@code DE-BY} (ISO 3166). Where a holiday is made up for on another day,
 * as in Britain, it is that day.
 *
 * @param code in capitals
 */
public record HolidayRegion(String code) {
    /** Years are few: a sequence ends within months. What is asked for beyond them is not kept. */
    private static final int MOST_KEPT = 2_000;

    private static final Map<String, Set<LocalDate>> KEPT = new ConcurrentHashMap<>();

    /**
     * Reads a code, in any case.
     *
     * @throws IllegalArgumentException where no holidays are known for it, with the codes that there are
     */
    public static HolidayRegion of(String code) {
        String[] parts = code.strip().toLowerCase(Locale.ROOT).split("-", -1);
        Set<String> countries = HolidayManager.getSupportedCalendarCodes();
        if (countries.stream().noneMatch(parts[0]::equalsIgnoreCase)) {
            throw new IllegalArgumentException("has the unknown country or date '" + code
                    + "'; write a date such as 2026-12-24, or a country or region by its ISO 3166 code, such as ES or DE-BY. Countries: "
                    + codes("", countries));
        }
        CalendarHierarchy place = manager(parts[0]).getCalendarHierarchy();
        String known = parts[0];
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            Map<String, CalendarHierarchy> children = place.getChildren();
            place = Optional.ofNullable(children.get(part)).orElseThrow(unknown(code, known, children.keySet()));
            known += "-" + part;
        }
        return new HolidayRegion(known.toUpperCase(Locale.ROOT));
    }

    private static Supplier<IllegalArgumentException> unknown(String code, String known, Set<String> children) {
        return () -> new IllegalArgumentException("has '" + code + "', and "
                + known.toUpperCase(Locale.ROOT)
                + (children.isEmpty()
                        ? " has no regions with holidays of their own"
                        : " has the regions " + codes(known + "-", children)));
    }

    private static String codes(String before, Set<String> codes) {
        return codes.stream()
                .map(code -> (before + code).toUpperCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Whether it is a public holiday there. */
    public boolean isHoliday(LocalDate day) {
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(code + " " + day.getYear(), key -> holidays(Year.of(day.getYear())))
                .contains(day);
    }

    private Set<LocalDate> holidays(Year year) {
        String[] parts = code.toLowerCase(Locale.ROOT).split("-", -1);
        return manager(parts[0])
                .getHolidays(year, HolidayType.PUBLIC_HOLIDAY, Arrays.copyOfRange(parts, 1, parts.length))
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }
}
