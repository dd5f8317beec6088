package aicmo.cam.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** New ids: UUIDv7 (RFC 9562), whose order is the order of their making, so that indexes grow at one end. */
public final class EventId {
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private EventId() {}

    /** A new id. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
