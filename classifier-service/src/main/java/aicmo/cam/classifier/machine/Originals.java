package aicmo.cam.classifier.machine;

import aicmo.cam.mail.coding.LetterCase;
import java.util.List;

/** Parts what a mail system says from the copy of the message that it returns below. */
final class Originals {

    /** The header fields with which a returned message begins. */
    private static final List<String> FIELDS = List.of(
            "return-path:",
            "received: from",
            "received: by",
            "received: (",
            "message-id: <",
            "message-id:<",
            "x-mailer:",
            "mime-version: 1",
            "mime-version:1",
            "dkim-signature:");

    private static final List<String> RULED = List.of("original", "returned", "below this line", "forwarded");
    private static final int SHORTEST_RULE = 3;
    private static final int LONGEST_MARK = 4;
    private static final int BEFORE_WORDS = 20;
    private static final int AFTER_WORDS = 60;

    private Originals() {}

    static String before(String text, int longest) {
        String head = text.length() > longest ? text.substring(0, longest) : text;
        int start = 0;
        while (start < head.length()) {
            int end = head.indexOf('\n', start);
            end = end < 0 ? head.length() : end;
            if (begins(head, start, end)) {
                return start == 0 ? head : head.substring(0, start);
            }
            start = end + 1;
        }
        return head;
    }

    private static boolean begins(String text, int start, int end) {
        int at = start;
        while (at < end && at - start < LONGEST_MARK && " >\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == end) {
            return false;
        }
        return switch (Character.toLowerCase(text.charAt(at))) {
            case 'r', 'm', 'x', 'd' -> isField(text, at);
            case '-', '=' -> isRule(text, at, end);
            default -> false;
        };
    }

    private static boolean isField(String text, int at) {
        for (String field : FIELDS) {
            if (text.regionMatches(true, at, field, 0, field.length())) {
                return true;
            }
        }
        return false;
    }

    /** "------ This is a copy of the original message ------" and its kind. */
    private static boolean isRule(String text, int at, int end) {
        int rule = at;
        while (rule < end && text.charAt(rule) == text.charAt(at)) {
            rule++;
        }
        if (rule - at < SHORTEST_RULE) {
            return false;
        }
        String rest = LetterCase.lower(text.substring(rule, end));
        for (String word : RULED) {
            int found = rest.indexOf(word);
            if (found >= 0 && found <= BEFORE_WORDS && rest.length() - found - word.length() <= AFTER_WORDS) {
                return true;
            }
        }
        return false;
    }
}
