package aicmo.cam.inbox.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One message as the server gave it.
 *
 * @param uid its number within the folder and the UIDVALIDITY
 * @param size bytes, as the server says
 * @param raw its bytes; only the first of them where it is too big to be held
 * @param complete whether {@code raw} is all of it
 * @param arrivedAt when the server got it (INTERNALDATE)
 */
public record Fetched(long uid, long size, byte[] raw, boolean complete, Optional<Instant> arrivedAt) {}
