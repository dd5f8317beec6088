package aicmo.cam.sender.pace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a new sender may send on each of its first days: mailbox providers distrust who sends much at once. Only days on which it
 * sent count, so that a pause does not let the ramp run on.
 *
 * @param days the caps of the first days; none for a sender that is warm
 * @param factor what the cap grows by on each day after them; 0 where it does not
 * @param plus what is added on each day after them; 0 where nothing is
 */
public record WarmUp(List<Integer> days, double factor, int plus) {
    /** No ramp. */
    public static final WarmUp NONE = new WarmUp(List.of(), 0, 0);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}(\\.\\d{1,6})?");

    public WarmUp {
        days = List.copyOf(days);
    }

    /**
     * Reads {@code 150,250,400,x1.4} or {@code 20,+5}: caps, and how the last one grows. Without growth the ramp is over after the
     * last cap. Nothing or {@code none} is no ramp.
     *
     * @param setting what an error names
     * @throws IllegalArgumentException saying which part is wrong and what it should look like
     */
    public static WarmUp parse(String setting, String text) {
        String ramp = text.strip().toLowerCase(Locale.ROOT);
        if (ramp.isEmpty() || ramp.equals("none")) {
            return NONE;
        }
        String[] parts = ramp.split(",", -1);
        List<Integer> days = new ArrayList<>();
        double factor = 0;
        int plus = 0;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            boolean mayGrow = i > 0 && i == parts.length - 1;
            if (mayGrow && part.startsWith("x")) {
                factor = number(setting, part, part.substring(1)).doubleValue();
            } else if (mayGrow && part.startsWith("+")) {
                plus = whole(setting, part, part.substring(1));
            } else {
                days.add(whole(setting, part, part));
            }
        }
        return new WarmUp(days, factor, plus);
    }

    private static int whole(String setting, String part, String digits) {
        try {
            return number(setting, part, digits).intValueExact();
        } catch (ArithmeticException tooLargeOrBroken) {
            throw wrong(setting, part);
        }
    }

    private static BigDecimal number(String setting, String part, String digits) {
        if (!NUMBER.matcher(digits).matches() || new BigDecimal(digits).compareTo(BigDecimal.ONE) < 0) {
            throw wrong(setting, part);
        }
        return new BigDecimal(digits);
    }

    /**
     * The cap of a day.
     *
     * @param sendingDay 1 for the first day on which the sender sends
     * @return {@link Integer#MAX_VALUE} where the ramp is over
     */
    public int cap(int sendingDay) {
        int after = sendingDay - days.size();
        if (after <= 0) {
            return days.get(Math.max(0, sendingDay - 1));
        }
        if (factor > 0) {
            // A cast of what is too large gives the largest.
            return (int) (days.getLast() * StrictMath.pow(factor, after));
        }
        return plus > 0 ? (int) Math.min(Integer.MAX_VALUE, days.getLast() + (long) plus * after) : Integer.MAX_VALUE;
    }

    private static IllegalArgumentException wrong(String setting, String part) {
        return new IllegalArgumentException(setting + ": '" + part
                + "' is not the cap of a day (a number from 1), nor, at the end, how the cap grows (x1.4 or +5)");
    }
}
