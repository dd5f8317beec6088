package aicmo.cam.classifier.quote;

/** Finds dates and addresses in a line, each in one pass. */
final class Marks {

    private Marks() {}

    /** Something with an at sign inside. */
    static boolean hasAddress(String line) {
        for (int at = line.indexOf('@'); at >= 0; at = line.indexOf('@', at + 1)) {
            if (isOfAddress(line, at - 1) && isOfAddress(line, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAddress(String line, int at) {
        return at >= 0
                && at < line.length()
                && "@<>".indexOf(line.charAt(at)) < 0
                && !Character.isWhitespace(line.charAt(at));
    }

    /** A year, a time of day, or a day and month in figures. */
    static boolean hasDate(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (isDigit(line, i) && (isYear(line, i) || isTime(line, i) || isDay(line, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYear(String line, int at) {
        boolean century = line.startsWith("19", at) || line.startsWith("20", at);
        return century && !isDigit(line, at - 1) && isDigit(line, at + 2) && isDigit(line, at + 3);
    }

    private static boolean isTime(String line, int at) {
        return isOneOf(line, at + 1, ":.h") && isDigit(line, at + 2) && isDigit(line, at + 3);
    }

    /** 12/4/26, 12.04.2026, 4-12-26; the month and the day of Chinese, Japanese and Korean. */
    private static boolean isDay(String line, int at) {
        if (isOneOf(line, at + 1, "\u6708\uc6d4")) {
            return true;
        }
        int second = isDigit(line, at + 3) ? at + 4 : at + 3;
        return isOneOf(line, at + 1, "./-")
                && isDigit(line, at + 2)
                && isOneOf(line, second, "./-")
                && isDigit(line, second + 1)
                && isDigit(line, second + 2);
    }

    private static boolean isDigit(String line, int at) {
        return at >= 0 && at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private static boolean isOneOf(String line, int at, String marks) {
        return at < line.length() && marks.indexOf(line.charAt(at)) >= 0;
    }
}
