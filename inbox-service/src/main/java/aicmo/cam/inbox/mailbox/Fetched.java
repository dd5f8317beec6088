package aicmo.cam.inbox.mailbox;

import aicmo.cam.mail.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message as the server gave it.
 *
 * @param uid its number within the folder and the UIDVALIDITY
 * @param size bytes, as the server says
 * @param raw its bytes; only the first of them where it is too big to be held
 * @param complete whether {@code raw} is all of it
 * @param arrivedAt when the server got it (INTERNALDATE)
 * @param leftOut the parts of a big message that {@code raw} goes without
 */
public record Fetched(
        long uid, long size, byte[] raw, boolean complete, Optional<Instant> arrivedAt, List<Attachment> leftOut) {
    public Fetched {
        leftOut = List.copyOf(leftOut);
    }

    public Fetched(long uid, long size, byte[] raw, boolean complete, Optional<Instant> arrivedAt) {
        this(uid, size, raw, complete, arrivedAt, List.of());
    }
}
