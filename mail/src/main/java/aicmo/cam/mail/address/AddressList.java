package aicmo.cam.mail.address;

import aicmo.cam.mail.mime.Limits;
import java.util.ArrayList;
import java.util.List;

/** Reads a list of mailboxes (RFC 5322 section 3.4) as people's mail programs write it, in one pass. */
final class AddressList {
    private final String text;
    private final List<Address> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String angle;
    /** Whether colons belong to the words until the address is over: decided once, not again at each colon. */
    private boolean colonsAreText;

    private int at;

    AddressList(String text) {
        this.text = text;
    }

    List<Address> read() {
        while (at < text.length() && found.size() < Limits.ADDRESSES) {
            char c = text.charAt(at++);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case ',', ';' -> finish();
                case ':' -> groupOrWord();
                default -> words.append(c);
            }
        }
        finish();
        return List.copyOf(found);
    }

    private void quoted() {
        int start = words.length();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            words.append(text.charAt(at++));
        }
        at++;
        boolean local = at < text.length() && text.charAt(at) == '@';
        if (local) {
            words.insert(start, '"').append('"');
        }
    }

    private void comment() {
        int depth = 1;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                comment.append(text.charAt(at++));
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 0) {
                comment.append(c);
            }
        }
    }

    private void angle() {
        int end = text.indexOf('>', at);
        int stop = end < 0 ? text.length() : end;
        String inside = text.substring(at, stop).strip();
        at = stop + 1;
        // A source route (RFC 5321 appendix C) names the way; the mailbox follows its colon.
        int route = inside.startsWith("@") ? inside.indexOf(':') : -1;
        inside = inside.substring(route + 1);
        if (angle == null || !angle.contains("@")) {
            angle = inside.regionMatches(true, 0, "mailto:", 0, 7) ? inside.substring(7) : inside;
        }
    }

    private void groupOrWord() {
        if (!colonsAreText) {
            String before = words.toString().strip();
            colonsAreText = before.contains("=?") || before.contains("@") || before.startsWith("[");
        }
        if (colonsAreText) {
            words.append(':');
        } else {
            words.setLength(0);
            comment.setLength(0);
        }
    }

    private void finish() {
        String word = words.toString().strip();
        String said = comment.toString().strip();
        if (angle != null && !angle.isEmpty()) {
            found.add(Address.decoded(word.isEmpty() ? said : word, angle));
        } else if (word.indexOf('@') >= 0 && word.indexOf(' ') >= 0 && !word.startsWith("\"")) {
            bareWithName(word);
        } else if (!word.isEmpty()) {
            found.add(Address.decoded(said, word));
        }
        words.setLength(0);
        comment.setLength(0);
        angle = null;
        colonsAreText = false;
    }

    /** "Anna Berg anna@example.com": the mailbox is the word that holds the at sign. */
    private void bareWithName(String word) {
        int sign = word.lastIndexOf('@');
        int start = word.lastIndexOf(' ', sign) + 1;
        int end = word.indexOf(' ', sign);
        String address = word.substring(start, end < 0 ? word.length() : end);
        String rest = end < 0 ? "" : word.substring(end);
        found.add(Address.decoded(word.substring(0, start) + rest, address));
    }
}
