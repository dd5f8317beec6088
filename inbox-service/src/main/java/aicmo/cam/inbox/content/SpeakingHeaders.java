package aicmo.cam.inbox.content;

import aicmo.cam.mail.Header;
import aicmo.cam.mail.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers that tell a person's answer from a machine's, a list's and a report. The others travel no further. */
final class SpeakingHeaders {
    private static final Set<String> NAMES = Set.of(
            "authentication-results",
            "auto-submitted",
            "content-language",
            "content-type",
            "date",
            "delivered-to",
            "feedback-id",
            "from",
            "in-reply-to",
            "list-help",
            "list-id",
            "list-post",
            "list-unsubscribe",
            "mailing-list",
            "precedence",
            "received",
            "references",
            "reply-to",
            "return-path",
            "sender",
            "subject",
            "thread-index",
            "thread-topic",
            "to",
            "user-agent");
    /** Everything beyond the standards that has been seen on automatic mail: auto-responders, Exchange, list and mail systems. */
    private static final List<String> PREFIXES = List.of(
            "x-auto",
            "x-boxbe",
            "x-delivery",
            "x-failed-recipients",
            "x-forefront",
            "x-list",
            "x-loop",
            "x-mailer",
            "x-mailing-list",
            "x-mdaemon",
            "x-mdm",
            "x-ms-exchange-",
            "x-original-to",
            "x-precedence",
            "x-vacation",
            "x-zendesk");

    private static final int VALUES_OF_A_NAME = 10;
    private static final int BYTES_OF_A_VALUE = 2000;
    private static final int BYTES_OF_ALL = 32 * 1024;

    private SpeakingHeaders() {}

    static Map<String, List<String>> of(Headers headers) {
        Map<String, List<String>> speaking = new LinkedHashMap<>();
        int left = BYTES_OF_ALL;
        for (Header header : headers.entries()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!speaks(name)) {
                continue;
            }
            List<String> values = speaking.computeIfAbsent(name, unused -> new ArrayList<>());
            String value = Characters.kept(header.value(), BYTES_OF_A_VALUE);
            int bytes = value.getBytes(StandardCharsets.UTF_8).length;
            if (values.size() < VALUES_OF_A_NAME && bytes <= left) {
                values.add(value);
                left -= bytes;
            }
        }
        speaking.values().removeIf(List::isEmpty);
        return speaking;
    }

    private static boolean speaks(String name) {
        return name.length() < 100
                && (NAMES.contains(name)
                        || (name.startsWith("x-") && PREFIXES.stream().anyMatch(name::startsWith)))
                && name.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
