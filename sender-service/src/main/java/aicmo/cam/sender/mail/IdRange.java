package aicmo.cam.sender.mail;

import java.time.Instant;
import java.util.UUID;

/** Ids of mails begin with the time at which they were asked for (UUIDv7, RFC 9562): a span of time is a range of ids. */
public final class IdRange {
    private static final long LATEST = (1L << 48) - 1;
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 2L << 62;

    private IdRange() {}

    /** No id that was made at that time or later comes before it. */
    public static UUID from(Instant time) {
        long millis = Math.clamp(time.getEpochSecond(), 0, LATEST / 1000) * 1000 + time.getNano() / 1_000_000;
        return new UUID(Math.min(millis, LATEST) << 16 | VERSION, VARIANT);
    }
}
