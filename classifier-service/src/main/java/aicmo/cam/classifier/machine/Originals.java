package aicmo.cam.classifier.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts what a mail system says from the copy of the message that it returns below. */
final class Originals {

    /** The header fields with which a returned message begins. */
    private static final Pattern RETURNED = Pattern.compile(
            "(?im)^[> \\t]{0,4}(?:return-path:|received: (?:from|by|\\()|message-id: ?<|x-mailer:|mime-version: ?1|dkim-signature:|(?:-{3,}|={3,}).{0,20}(?:original|returned|below this line|forwarded).{0,60}$)");

    private Originals() {}

    static String before(String text, int longest) {
        String head = text.length() > longest ? text.substring(0, longest) : text;
        Matcher matcher = RETURNED.matcher(head);
        return matcher.find() && matcher.start() > 0 ? head.substring(0, matcher.start()) : head;
    }
}
