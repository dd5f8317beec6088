package aicmo.cam.classifier.intent;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import java.util.List;

/** Mail to many (lists, newsletters): nobody's answer to us, whatever it says. */
public final class Bulk {

    private static final List<String> HEADERS = List.of(
            "list-id", "list-post", "list-unsubscribe", "x-mailing-list", "mailing-list", "x-list", "list-help");

    private Bulk() {}

    public static boolean isBulk(Message message) {
        return HEADERS.stream().anyMatch(message.headers()::containsKey) || isMarked(message);
    }

    private static boolean isMarked(Message message) {
        String precedence = message.header("precedence");
        return precedence.equals("list") || precedence.equals("bulk");
    }

    static Evidence evidence(Message message) {
        String name = HEADERS.stream()
                .filter(message.headers()::containsKey)
                .findFirst()
                .orElse("precedence");
        return Evidence.header("bulk/header", name, message.header(name));
    }
}
