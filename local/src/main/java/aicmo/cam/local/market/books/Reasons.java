package aicmo.cam.local.market.books;

import java.util.Locale;

/** Reasons without what is different for every lead, so that equal ones can be counted. */
final class Reasons {
    private static final int LONGEST = 60;

    private Reasons() {}

    static String inShort(String reason) {
        String general = reason.replaceAll("[(:].*$", "")
                .replaceAll("\\S+@\\S+", "the address")
                .strip();
        String text = general.isEmpty()
                ? reason.strip()
                : general.matches("[A-Z_]+") ? general.toLowerCase(Locale.ROOT).replace('_', ' ') : general;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
