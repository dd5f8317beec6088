package aicmo.cam.inbox.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder of a mailbox and how far it has been read.
 *
 * @param address as addresses are compared
 * @param uidValidity what the UIDs belong to; empty before the first look
 * @param lastUid all messages up to it have been taken in
 * @param putAwayUid where messages are marked or moved, those up to it were
 * @param behind messages that the last look saw and that have not been taken in
 * @param messages taken in so far
 * @param failures looks that failed since the last success
 * @param sinceSuccess time since the last look that went well; empty before the first
 */
public record Mailbox(
        UUID id,
        String address,
        String folder,
        Optional<Long> uidValidity,
        long lastUid,
        long putAwayUid,
        long behind,
        long messages,
        Instant nextPollAt,
        Optional<UUID> leaseOwner,
        Optional<Instant> lastSuccess,
        Optional<String> lastError,
        Optional<Instant> lastErrorAt,
        int failures,
        Optional<Duration> sinceSuccess) {}
