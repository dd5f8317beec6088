package aicmo.cam.classifier.machine;

import aicmo.cam.mail.coding.LetterCase;
import java.util.List;

/** At which command of the SMTP conversation a server refused, as far as a report tells. */
final class Conversation {

    /** Sendmail sends its commands in one go; that no recipient was left shows that RCPT was refused, whatever it names. */
    private static final List<String> NO_RECIPIENT = List.of(
            "no valid recipients",
            "need rcpt",
            "no recipient specified",
            "no recipients specified",
            "no recipient have been specified",
            "no recipients have been specified",
            "need recipient");

    private static final List<String> AT_MAIL_FROM = List.of(
            "reply to mail from",
            "after mail from",
            "response to mail from",
            "command mail from",
            "command: mail from");

    private static final List<String> AFTER_DATA = List.of(
            "reply to data",
            "reply to end of data",
            "reply to the data",
            "reply to the end of data",
            "after data",
            "after end of data",
            "response to data",
            "response to end of data",
            ">>> data\n",
            ">>> data ",
            ">>> data\r",
            ">>> .\n",
            ">>> . ",
            ">>> .\r");

    private static final String COMMAND = "smtp command";

    private Conversation() {}

    /**
     * True where the server took the address and refused after the message's data: that speaks of the message, though some
     * (Japanese mobile carriers, filters that hide behind "user unknown") name the user.
     */
    static boolean refusedAfterData(String said) {
        String lower = LetterCase.lower(said);
        return (holds(lower, AFTER_DATA) || namesCommand(lower, "data")) && !holds(lower, NO_RECIPIENT);
    }

    /** True where the server refused the sender before it was told the recipient. */
    static boolean refusedSender(String said) {
        String lower = LetterCase.lower(said);
        return holds(lower, AT_MAIL_FROM) || namesCommand(lower, "mail");
    }

    private static boolean holds(String lower, List<String> parts) {
        return parts.stream().anyMatch(lower::contains);
    }

    private static boolean namesCommand(String lower, String command) {
        for (int at = lower.indexOf(COMMAND); at >= 0; at = lower.indexOf(COMMAND, at + 1)) {
            int start = at + COMMAND.length();
            int word = start;
            while (word < lower.length() && word - start < 4 && Character.isWhitespace(lower.charAt(word))) {
                word++;
            }
            int end = word + command.length();
            boolean named = word > start && lower.startsWith(command, word);
            if (named && end < lower.length() && Character.isWhitespace(lower.charAt(end))) {
                return true;
            }
        }
        return false;
    }
}
