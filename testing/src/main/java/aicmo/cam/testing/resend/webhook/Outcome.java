package aicmo.cam.testing.resend.webhook;

import aicmo.cam.testing.resend.email.Addresses;
import java.util.List;

/** What becomes of a mail to one recipient, as the events that tell of it. */
public enum Outcome {
    DELIVERED(EventType.SENT, EventType.DELIVERED),
    /** 550 5.1.1; the address is suppressed from then on. */
    BOUNCED(EventType.SENT, EventType.BOUNCED),
    /** Mailbox full; nothing is suppressed. */
    BOUNCED_FOR_NOW(EventType.SENT, EventType.BOUNCED),
    COMPLAINED(EventType.SENT, EventType.DELIVERED, EventType.COMPLAINED),
    DELAYED(EventType.SENT, EventType.DELIVERY_DELAYED, EventType.DELIVERED),
    OPENED(EventType.SENT, EventType.DELIVERED, EventType.OPENED),
    CLICKED(EventType.SENT, EventType.DELIVERED, EventType.OPENED, EventType.CLICKED),
    FAILED(EventType.FAILED),
    SUPPRESSED(EventType.SUPPRESSED),
    /** Sent, and then nothing is heard. */
    SILENT(EventType.SENT);

    private final List<EventType> events;

    Outcome(EventType... events) {
        this.events = List.of(events);
    }

    public List<EventType> events() {
        return events;
    }

    /** The outcome that an address at resend.dev stands for, label or not; any other mailbox there is delivered to. */
    public static Outcome ofTestAddress(String bareAddress) {
        return switch (Addresses.mailbox(bareAddress)) {
            case "bounced" -> BOUNCED;
            case "complained" -> COMPLAINED;
            case "suppressed" -> SUPPRESSED;
            default -> DELIVERED;
        };
    }
}
