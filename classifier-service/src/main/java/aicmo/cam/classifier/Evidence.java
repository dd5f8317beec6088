package aicmo.cam.classifier;

/**
 * Why a verdict is what it is: one rule and what it matched.
 *
 * @param rule the rule's id; of a phrase its file, section and words, for example {@code en/unsub/stop-emailing}
 * @param version the version of the rule's file
 * @param where {@code subject}, {@code body}, {@code report}, or {@code header:} and its name in lower case
 * @param matched the span as it stands in the message
 * @param start where the span begins, in UTF-16 units of that place
 * @param end the unit after its last
 */
public record Evidence(String rule, int version, String where, String matched, int start, int end) {

    private static final int LONGEST_SPAN = 300;

    public Evidence {
        matched = matched.length() > LONGEST_SPAN ? matched.substring(0, LONGEST_SPAN) : matched;
    }

    /** Evidence that is a header's whole value. */
    public static Evidence header(String rule, String name, String value) {
        return whole(rule, "header:" + name, value);
    }

    /** Evidence that is a whole value. */
    public static Evidence whole(String rule, String where, String value) {
        return new Evidence(rule, 1, where, value, 0, value.length());
    }
}
