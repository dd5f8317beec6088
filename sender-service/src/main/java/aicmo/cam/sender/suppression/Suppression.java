package aicmo.cam.sender.suppression;

import java.time.Instant;
import java.util.UUID;

/**
 * That an address or a domain gets no more mail, as one source says.
 *
 * @param address an address in lower case with an ASCII domain, a domain, or {@code *.} and a domain for its subdomains
 * @param source {@code inbound:<id>} for what a message said, {@code rest} for a person
 * @param note in words; null where there is no more to say
 * @param sourceEvent the event that said so; null where a person did
 */
public record Suppression(
        UUID id,
        String address,
        SuppressionReason reason,
        String source,
        String note,
        UUID sourceEvent,
        Instant createdAt) {

    /** The same of somebody who was erased, under the name that stands for the address. */
    Suppression named(String name) {
        return new Suppression(id, name, reason, source, null, sourceEvent, createdAt);
    }
}
