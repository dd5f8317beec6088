package aicmo.cam.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The mail provider refuses mails as a whole, or the sender's database was restored from a backup: nothing that it concerns goes until then, or until a person lifts it. Published by
 * sender, keyed by what is held; once when it begins.
 *
 * @param held what is held: {@code provider}, {@code sender:<domain>}, {@code sender:<address>}, or {@code restored}
 * @param until when it is tried again by itself; null where a person must do something first
 * @param why in words: what is wrong, and what to do
 */
public record SendingHeld(UUID eventId, Instant occurredAt, String held, Instant until, String why) implements Event {

    public SendingHeld {
        Required.identity(eventId, occurredAt);
        Required.given(held, "held");
        Required.given(why, "why");
    }

    @Override
    public String key() {
        return held;
    }
}
