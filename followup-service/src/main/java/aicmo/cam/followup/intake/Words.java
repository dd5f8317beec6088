package aicmo.cam.followup.intake;

/** What others say in words, fit to be kept: PostgreSQL takes no NUL, and nobody reads pages of it. */
final class Words {
    private static final int LONGEST = 1000;

    private Words() {}

    static String of(String said) {
        if (said == null) {
            return "";
        }
        String clean = said.replace('\0', ' ').strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
