package aicmo.cam.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person wants what is known of them erased; whoever keeps something of it erases it. Published by followup, keyed by the hash of the
 * address. It carries the address, by which the others find what is to be erased: its topic is best kept for a short time only.
 *
 * @param addressHash the address's keyed hash, by which it can be recognised later and not read
 * @param recipient the address
 * @param leadIds the person's leads, of every campaign
 */
public record ErasureRequested(
        UUID eventId, Instant occurredAt, String addressHash, String recipient, List<UUID> leadIds) implements Event {

    public ErasureRequested {
        Required.identity(eventId, occurredAt);
        Required.given(addressHash, "address_hash");
        Required.given(recipient, "recipient");
        leadIds = Required.orEmpty(leadIds);
    }

    @Override
    public String key() {
        return addressHash;
    }
}
