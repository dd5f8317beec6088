package aicmo.cam.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Addresses, domains or patterns came onto the suppression list or left it. Published by sender, keyed by part of the list, a thousand at
 * most in one. They are told as SHA-256 in hex of what the list compares: who knows an address can look for it, and nobody reads a list of
 * addresses.
 *
 * @param part the first hexadecimal digit of all of them: what is told of one address stays in order
 * @param added those that get no more mail
 * @param removed those that no entry concerns any more
 */
public record SuppressionChanged(
        UUID eventId, Instant occurredAt, String part, List<String> added, List<String> removed) implements Event {

    public SuppressionChanged {
        Required.identity(eventId, occurredAt);
        Required.given(part, "part");
        added = Required.orEmpty(added);
        removed = Required.orEmpty(removed);
    }

    @Override
    public String key() {
        return part;
    }
}
