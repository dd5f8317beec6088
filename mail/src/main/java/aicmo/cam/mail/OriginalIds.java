package aicmo.cam.mail;

import aicmo.cam.mail.mime.FieldBlock;
import aicmo.cam.mail.mime.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which message an enclosed message, a report or a text that quotes headers is about. */
final class OriginalIds {
    private static final List<String> NAMED_IN_REPORTS =
            List.of("Original-Message-ID", "X-Original-Message-ID", "Message-ID");
    private static final String QUOTED = "message-id:";
    private static final int MOST = 200;

    private OriginalIds() {}

    static List<String> of(Reading reading) {
        Set<String> ids = new LinkedHashSet<>();
        List<Headers> heads = new ArrayList<>();
        for (Part part : reading.enclosed()) {
            heads.add(Headers.read(FieldBlock.head(part.text()).fields()));
        }
        heads.forEach(head -> add(ids, head, "Message-ID"));
        for (Part part : reading.reports()) {
            for (Headers block : ReportFields.blocks(part)) {
                NAMED_IN_REPORTS.forEach(name -> add(ids, block, name));
            }
        }
        if (ids.isEmpty()) {
            quoted(reading.text(), ids);
        }
        heads.forEach(head -> add(ids, head, "References"));
        heads.forEach(head -> add(ids, head, "In-Reply-To"));
        return ids.stream().limit(MOST).toList();
    }

    private static void add(Set<String> ids, Headers head, String name) {
        head.rawAll(name).forEach(value -> ids.addAll(MessageIds.parse(value)));
    }

    /** Half of all bounces have no parts: they quote the original's headers in their text. */
    private static void quoted(String text, Set<String> ids) {
        int at = 0;
        while (at < text.length() && ids.size() < MOST) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int start = at;
            while (start < end && " \t>|".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            if (text.regionMatches(true, start, QUOTED, 0, QUOTED.length())) {
                boolean folded = text.substring(start + QUOTED.length(), end).isBlank();
                int next = folded ? text.indexOf('\n', Math.min(end + 1, text.length())) : end;
                String value = text.substring(start + QUOTED.length(), next < 0 ? text.length() : next);
                MessageIds.parse(value.length() > 2000 ? value.substring(0, 2000) : value).stream()
                        .filter(id -> id.contains("@"))
                        .findFirst()
                        .ifPresent(ids::add);
            }
            at = end + 1;
        }
    }
}
