package aicmo.cam.testing.resend.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What Resend tells about a mail. */
public enum EventType {
    SENT,
    SCHEDULED,
    DELIVERED,
    DELIVERY_DELAYED,
    BOUNCED,
    COMPLAINED,
    OPENED,
    CLICKED,
    FAILED,
    SUPPRESSED;

    private static final Set<String> OTHERS = Set.of("email.received", "suppression.added", "suppression.removed");

    /** {@return such as {@code email.delivery_delayed}} */
    public String type() {
        return "email." + lastEvent();
    }

    /** {@return such as {@code delivery_delayed}} */
    public String lastEvent() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether one may subscribe to it. */
    static boolean exists(String type) {
        return OTHERS.contains(type)
                || type.matches("(contact|domain|topic)\\.[a-z_]+")
                || Arrays.stream(values())
                        .map(EventType::type)
                        .collect(Collectors.toSet())
                        .contains(type);
    }
}
