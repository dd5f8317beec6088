package aicmo.cam.inbox.reading;

/** Why something failed, for logs and answers. */
final class Cause {
    private static final int LONGEST = 300;

    private Cause() {}

    /** The deepest cause, its first line alone: the others hold statements with their values, and so people's mail. */
    static String of(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage() == null ? "" : deepest.getMessage();
        String line = message.lines().findFirst().orElse("");
        String words = deepest.getClass().getSimpleName() + ": " + line;
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
}
