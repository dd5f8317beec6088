package aicmo.cam.classifier.date;

import aicmo.cam.classifier.phrase.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the dates in a text, as people of many languages write them, relative to the day the message came. */
final class Dates {

    private final String text;
    private final List<Token> words;
    private final LocalDate today;

    Dates(String text, List<Token> words, LocalDate today) {
        this.text = text;
        this.words = words;
        this.today = today;
    }

    List<FoundDate> find() {
        List<FoundDate> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Optional<FoundDate> date = at(i);
            if (date.isPresent()) {
                found.add(date.get());
                i = date.get().last();
            }
        }
        return found;
    }

    private Optional<FoundDate> at(int i) {
        return iso(i).or(() -> numeric(i))
                .or(() -> dayMonth(i))
                .or(() -> monthDay(i))
                .or(() -> eastAsian(i))
                .or(() -> weekday(i))
                .or(() -> tomorrow(i));
    }

    private Optional<FoundDate> iso(int i) {
        boolean shape = number(i) >= 1990 && between(i, '-', '.', '/') && between(i + 1, '-', '.', '/');
        return shape && number(i) < 2100 ? day(number(i), number(i + 1), number(i + 2), i, i + 2) : Optional.empty();
    }

    /** 12.8., 12.08.2026, 5/4/2026: day first, but where only month first is a date, or where slashes and an English text say so. */
    private Optional<FoundDate> numeric(int i) {
        if (!isSmall(i) || !isSmall(i + 1) || !between(i, '.', '/', '-')) {
            return Optional.empty();
        }
        char mark = text.charAt(words.get(i).end());
        boolean year = i + 2 < words.size() && number(i + 2) >= 0 && between(i + 1, mark, mark, mark);
        int end = words.get(i + 1).end();
        boolean dotted = mark == '.' && end < text.length() && text.charAt(end) == '.';
        // "20.04-8.05": a month of two figures needs no point behind it.
        boolean twoFigures = mark == '.' && words.get(i + 1).word().length() == 2;
        if (!year && !dotted && mark != '/') {
            return twoFigures ? day(0, number(i + 1), number(i), i, i + 1) : Optional.empty();
        }
        int last = year ? i + 2 : i + 1;
        int fullYear = year ? century(number(i + 2)) : 0;
        Optional<FoundDate> dayFirst = day(fullYear, number(i + 1), number(i), i, last);
        Optional<FoundDate> monthFirst = day(fullYear, number(i), number(i + 1), i, last);
        return mark == '/' ? sooner(dayFirst, monthFirst) : dayFirst.or(() -> monthFirst);
    }

    /** 5/4 is April or May: the reading that comes next is the likelier day of return. */
    private Optional<FoundDate> sooner(Optional<FoundDate> one, Optional<FoundDate> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        boolean onePast = one.get().day().isBefore(today);
        boolean otherPast = other.get().day().isBefore(today);
        if (onePast != otherPast) {
            return onePast ? other : one;
        }
        return one.get().day().isBefore(other.get().day()) ? one : other;
    }

    private Optional<FoundDate> dayMonth(int i) {
        if (!isSmall(i)) {
            return Optional.empty();
        }
        for (int j = i + 1; j <= i + 2 && j < words.size(); j++) {
            int month = Names.month(words.get(j).word());
            if (month > 0) {
                int year = year(j);
                return day(Math.max(0, year), month, number(i), i, year > 0 ? j + 1 : j);
            }
        }
        return Optional.empty();
    }

    private Optional<FoundDate> monthDay(int i) {
        int month = Names.month(words.get(i).word());
        if (month == 0 || !isSmall(i + 1)) {
            return Optional.empty();
        }
        int next = i + 2 < words.size() && isOrdinal(words.get(i + 2).word()) ? i + 3 : i + 2;
        boolean year = isYear(next);
        return day(year ? number(next) : 0, month, number(i + 1), i, year ? next : next - 1);
    }

    private Optional<FoundDate> eastAsian(int i) {
        if (isSmall(i) && isWord(i + 1, "thang", "เดือน") && isSmall(i + 2)) {
            return day(0, number(i + 2), number(i), i, i + 2);
        }
        boolean shape = isSmall(i) && isWord(i + 1, "月", "월") && isSmall(i + 2) && isWord(i + 3, "日", "일");
        return shape ? day(0, number(i), number(i + 2), i, i + 3) : thai(i);
    }

    /** "12 พฤษภาคม 2569": the name of the month is many tokens, and the year counts from Buddha. */
    private Optional<FoundDate> thai(int i) {
        int month = isSmall(i) && i + 1 < words.size()
                ? Names.thaiMonth(text, words.get(i + 1).start())
                : 0;
        if (month == 0) {
            return Optional.empty();
        }
        int last = i + 1;
        while (last + 1 < words.size() && number(last + 1) < 0 && last - i < 12) {
            last++;
        }
        boolean year = number(last + 1) > 2500 && number(last + 1) < 2600;
        return day(year ? number(last + 1) - 543 : 0, month, number(i), i, year ? last + 1 : i + 1);
    }

    private Optional<FoundDate> weekday(int i) {
        int weekday = Names.weekday(words.get(i).word());
        return weekday == 0
                ? Optional.empty()
                : Optional.of(new FoundDate(today.with(TemporalAdjusters.next(DayOfWeek.of(weekday))), i, i));
    }

    private Optional<FoundDate> tomorrow(int i) {
        return switch (words.get(i).word()) {
            case "tomorrow", "demain", "domani", "amanha", "jutro", "zitra", "imorgon", "завтра", "yarin" ->
                Optional.of(new FoundDate(today.plusDays(1), i, i));
            default -> Optional.empty();
        };
    }

    private Optional<FoundDate> day(int year, int month, int day, int first, int last) {
        try {
            LocalDate date = LocalDate.of(year == 0 ? today.getYear() : year, month, day);
            // Without a year the nearest is meant: in December a date in January lies ahead, in January one in December
            // behind.
            boolean longPast = year == 0 && date.isBefore(today.minusMonths(6));
            boolean farAhead = year == 0 && date.isAfter(today.plusMonths(6));
            date = longPast ? date.plusYears(1) : farAhead ? date.minusYears(1) : date;
            return Optional.of(new FoundDate(date, first, last));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private int number(int i) {
        String word = i < words.size() ? words.get(i).word() : "";
        return !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(word)
                : -1;
    }

    private boolean isSmall(int i) {
        return number(i) >= 1 && number(i) <= 31 && words.get(i).word().length() <= 2;
    }

    /** The year behind a month: 2026, or the 26 of "4-May-26"; 0 where none follows. */
    private int year(int month) {
        boolean shortYear = isSmallYear(month + 1) && between(month, '-', '/', '/');
        return isYear(month + 1) ? number(month + 1) : shortYear ? 2000 + number(month + 1) : 0;
    }

    private boolean isSmallYear(int i) {
        return number(i) >= 20 && number(i) < 60 && words.get(i).word().length() == 2;
    }

    private boolean isYear(int i) {
        return number(i) >= 2000 && number(i) < 2100;
    }

    private static int century(int year) {
        return year < 100 ? 2000 + year : year;
    }

    private static boolean isOrdinal(String word) {
        return word.equals("st") || word.equals("nd") || word.equals("rd") || word.equals("th");
    }

    private boolean isWord(int i, String one, String other) {
        return i < words.size()
                && (words.get(i).word().equals(one) || words.get(i).word().equals(other));
    }

    private boolean between(int i, char one, char two, char three) {
        if (i + 1 >= words.size() || words.get(i + 1).start() - words.get(i).end() < 1) {
            return false;
        }
        char c = text.charAt(words.get(i).end());
        boolean close = words.get(i + 1).start() - words.get(i).end() <= 2;
        return close && (c == one || c == two || c == three);
    }
}
