package aicmo.cam.mail.coding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date of a header: RFC 5322 section 3.3 with its obsolete forms, asctime and ISO 8601. */
public final class MailDate {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("\\b0*(\\d{1,2})[ -]" + MONTH + ",?[ -](\\d{2,4})\\b");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile("\\b" + MONTH + " (\\d{1,2})(?:,? [0-9:]+)?(?: [a-z]+)?,? (\\d{4})\\b");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d\\d)-(\\d\\d)(?=\\b|t)");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?(?:\\.\\d+)? ?([ap]m\\b)? ?([a-z]{1,4}\\b)?(?: ?([+-])(\\d{1,2}?):?(\\d\\d)?(?!\\d))?");
    private static final Map<String, Integer> ZONE_HOURS = Map.ofEntries(
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("cet", 1),
            Map.entry("cest", 2),
            Map.entry("met", 1),
            Map.entry("mest", 2),
            Map.entry("bst", 1),
            Map.entry("jst", 9));
    /** The patterns see no more than this, so their time is bounded. */
    private static final int LONGEST = 120;

    private MailDate() {}

    /** As RFC 5322 writes it, in UTC, to the second. */
    public static String write(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** The instant, or empty where no day, month and year can be told. A missing zone is UTC, a missing time midnight. */
    public static Optional<Instant> parse(String value) {
        String bounded = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        String text = withoutComments(bounded).replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return at(number(iso, 1), number(iso, 2), number(iso, 3), text.substring(iso.end()));
        }
        Matcher dayFirst = DAY_MONTH_YEAR.matcher(text);
        if (dayFirst.find()) {
            return at(year(number(dayFirst, 3)), month(dayFirst.group(2)), number(dayFirst, 1), text);
        }
        Matcher monthFirst = MONTH_DAY_YEAR.matcher(text);
        if (monthFirst.find()) {
            return at(number(monthFirst, 3), month(monthFirst.group(1)), number(monthFirst, 2), text);
        }
        return Optional.empty();
    }

    private static Optional<Instant> at(int year, int month, int day, String rest) {
        Matcher time = TIME.matcher(rest);
        boolean timed = time.find();
        try {
            int hour = timed ? number(time, 1) : 0;
            boolean afternoon = timed && "pm".equals(time.group(4)) && hour < 12;
            int second = timed ? Math.min(number(time, 3), 59) : 0; // a leap second is the second before it
            LocalDateTime local = LocalDateTime.of(
                    year, month, day, afternoon ? hour + 12 : hour, timed ? number(time, 2) : 0, second);
            return Optional.of(local.toInstant(timed ? zone(time) : ZoneOffset.UTC));
        } catch (DateTimeException noSuchMoment) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(Matcher time) {
        if (time.group(6) != null) {
            int minutes = time.group(8) == null ? 0 : number(time, 8);
            int hours = number(time, 7);
            int seconds = hours * 3600 + minutes * 60;
            boolean sound = hours <= 18 && minutes < 60 && seconds <= 18 * 3600;
            return ZoneOffset.ofTotalSeconds(sound ? (time.group(6).equals("-") ? -seconds : seconds) : 0);
        }
        return ZoneOffset.ofHours(ZONE_HOURS.getOrDefault(String.valueOf(time.group(5)), 0));
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    private static int month(String name) {
        return MONTHS.indexOf(name) + 1;
    }

    private static int year(int written) {
        if (written >= 1000) {
            return written;
        }
        return written < 50 ? 2000 + written : 1900 + written;
    }

    private static String withoutComments(String text) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
