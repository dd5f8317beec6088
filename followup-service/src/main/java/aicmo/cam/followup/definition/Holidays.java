package aicmo.cam.followup.definition;

import aicmo.cam.followup.calendar.HolidayRegion;
import aicmo.cam.followup.calendar.SendingTime;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holidays as somebody asks for them: dates, and countries or regions whose public holidays are meant.
 *
 * @param faults what can't be read, in words; the dates and regions are empty then
 */
record Holidays(Set<LocalDate> dates, Set<String> regions, List<String> faults) {
    static Holidays of(List<String> given) {
        Set<LocalDate> dates = new TreeSet<>();
        Set<String> regions = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (String one : given) {
            try {
                if (!one.isEmpty() && Character.isDigit(one.charAt(0))) {
                    dates.add(LocalDate.parse(one));
                } else {
                    regions.add(HolidayRegion.of(one).code());
                }
            } catch (DateTimeParseException e) {
                faults.add("has '" + one + "', which is no date; write it as 2026-12-24");
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
            }
        }
        if (dates.size() > SendingTime.MOST_HOLIDAYS) {
            faults.add("has more than " + SendingTime.MOST_HOLIDAYS + " dates");
        }
        if (regions.size() > SendingTime.MOST_REGIONS) {
            faults.add("has more than " + SendingTime.MOST_REGIONS + " countries and regions");
        }
        return faults.isEmpty() ? new Holidays(dates, regions, faults) : new Holidays(Set.of(), Set.of(), faults);
    }
}
