package aicmo.cam.sender.pace;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of the week in which mails may go, as clocks on the recipient's wall show them: what such a clock skips in spring is
 * skipped, and what it shows twice in autumn counts twice.
 *
 * @param hours by the day on which they begin; no day at all means always
 */
public record SendingWindow(Map<DayOfWeek, List<Span>> hours) {
    /** No restriction. */
    public static final SendingWindow ALWAYS = new SendingWindow(Map.of());

    private static final String SETTING = "AICMO_CAM_EMAIL_WINDOW";
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");
    private static final int DAY = 24 * 60;

    public SendingWindow {
        hours = Map.copyOf(hours);
    }

    /**
     * Part of a day, in minutes of its clock; one that ends after midnight ends on the next day.
     *
     * @param begin from 0 to 1439
     * @param end after the begin, at most a day later; not part of the span
     */
    public record Span(int begin, int end) {}

    /**
     * Reads {@code Mon-Fri 09:00-17:00} or {@code Mon-Thu 08:00-12:00,13:00-17:00; Fri 22:00-02:00}; nothing is always.
     *
     * @throws IllegalArgumentException saying which part is wrong and what it should look like
     */
    public static SendingWindow parse(String text) {
        Map<DayOfWeek, List<Span>> hours = new EnumMap<>(DayOfWeek.class);
        if (text.isBlank()) {
            return ALWAYS;
        }
        for (String rule : text.split(";", -1)) {
            String[] parts = rule.strip().replaceAll("\\s*([,-])\\s*", "$1").split("\\s+", -1);
            if (parts.length != 2) {
                throw wrong(rule, "is not days and hours, such as Mon-Fri 09:00-17:00");
            }
            List<Span> spans = spans(parts[1]);
            days(parts[0]).forEach(day -> hours.computeIfAbsent(day, d -> new ArrayList<>())
                    .addAll(spans));
        }
        hours.replaceAll((day, spans) -> List.copyOf(spans));
        return new SendingWindow(hours);
    }

    /** The zone of that name; the other one where there is none, or none of that name. */
    public static ZoneId zone(String name, ZoneId otherwise) {
        if (name == null || name.isBlank()) {
            return otherwise;
        }
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException unknown) {
            return otherwise;
        }
    }

    /** {@code from} where it lies inside, else the beginning of the next window. */
    public Instant next(Instant from, ZoneId recipientZone) {
        if (hours.isEmpty()) {
            return from;
        }
        Instant at = from;
        while (true) {
            ZoneOffset offset = recipientZone.getRules().getOffset(at);
            Instant next = nextLocal(LocalDateTime.ofInstant(at, offset)).toInstant(offset);
            ZoneOffsetTransition change = recipientZone.getRules().nextTransition(at);
            if (change == null || next.isBefore(change.getInstant())) {
                return next;
            }
            at = change.getInstant();
        }
    }

    private LocalDateTime nextLocal(LocalDateTime from) {
        LocalDateTime next = null;
        LocalDate yesterday = from.toLocalDate().minusDays(1);
        for (int i = 0; i <= 8 && next == null; i++) {
            LocalDate day = yesterday.plusDays(i);
            for (Span span : hours.getOrDefault(day.getDayOfWeek(), List.of())) {
                LocalDateTime begin = day.atStartOfDay().plusMinutes(span.begin());
                LocalDateTime end = day.atStartOfDay().plusMinutes(span.end());
                if (end.isAfter(from) && (next == null || begin.isBefore(next))) {
                    next = begin;
                }
            }
        }
        if (next == null) {
            throw new IllegalStateException("no hours in " + hours);
        }
        return next.isBefore(from) ? from : next;
    }

    private static List<DayOfWeek> days(String text) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw wrong(part, "is not a day or days, such as Mon-Fri");
            }
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek day = day(ends[0]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int day = DAYS.indexOf(name.toLowerCase(Locale.ROOT));
        if (day < 0) {
            throw wrong(name, "is no day: write Mon, Tue, Wed, Thu, Fri, Sat or Sun");
        }
        return DayOfWeek.of(day + 1);
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher hours = SPAN.matcher(part);
            if (!hours.matches()) {
                throw wrong(part, "is not from when to when, such as 09:00-17:00");
            }
            int begin = minutes(part, hours.group(1), hours.group(2));
            int end = minutes(part, hours.group(3), hours.group(4));
            if (begin == end || begin == DAY) {
                throw wrong(part, "never begins; the whole day is 00:00-24:00");
            }
            spans.add(new Span(begin, end > begin ? end : end + DAY));
        }
        return spans;
    }

    private static int minutes(String part, String hour, String minute) {
        int minutes = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        if (minutes > DAY || Integer.parseInt(minute) > 59) {
            throw wrong(part, "names a time that no clock shows; times go from 00:00 to 24:00");
        }
        return minutes;
    }

    private static IllegalArgumentException wrong(String part, String what) {
        return new IllegalArgumentException(SETTING + ": '" + part.strip() + "' " + what);
    }
}
