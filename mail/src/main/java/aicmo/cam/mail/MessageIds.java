package aicmo.cam.mail;

import aicmo.cam.mail.mime.Limits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Message ids (RFC 5322 section 3.6.4), each as {@code <left@right>} with its angle brackets and without white space. */
public final class MessageIds {
    /** RFC 5322 allows no longer line. */
    private static final int LONGEST = 998;

    private MessageIds() {}

    /** Every id in a header's value, in order, each once; the oldest fall away where there are too many. */
    public static List<String> parse(String value) {
        Set<String> found = new LinkedHashSet<>();
        int at = 0;
        while (at < value.length()) {
            int start = value.indexOf('<', at);
            int end = start < 0 ? -1 : value.indexOf('>', start);
            if (end < 0) {
                break;
            }
            // "<broken <a@b>": the id begins at the last bracket before its end.
            normalise(value.substring(value.lastIndexOf('<', end), end + 1)).ifPresent(found::add);
            at = end + 1;
        }
        if (found.isEmpty() && value.indexOf('<') < 0) {
            for (String word : value.strip().split("[\\s,]+", Limits.ADDRESSES)) {
                normalise(word).filter(id -> id.contains("@")).ifPresent(found::add);
            }
        }
        List<String> ids = new ArrayList<>(found);
        return List.copyOf(ids.subList(Math.max(0, ids.size() - Limits.ADDRESSES), ids.size()));
    }

    /** One id in its normal form, whether it was given with angle brackets or without; empty where it is none. */
    public static Optional<String> normalise(String id) {
        StringBuilder inner = new StringBuilder(id.length() + 2);
        inner.append('<');
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c > ' ' && c != '<' && c != '>' && c != 127) {
                inner.append(c);
            }
        }
        return inner.length() == 1 || inner.length() >= LONGEST
                ? Optional.empty()
                : Optional.of(inner.append('>').toString());
    }
}
