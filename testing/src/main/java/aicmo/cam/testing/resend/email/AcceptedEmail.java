package aicmo.cam.testing.resend.email;

import java.time.Instant;
import java.util.Optional;

/**
 * One mail that was accepted, which is to say: that would have gone out.
 *
 * @param id as the caller got it, or would have got it
 * @param idempotencyKey of the request it came in
 * @param index its place in the batch, 0 where it came alone
 */
public record AcceptedEmail(
        String id, Optional<String> idempotencyKey, int index, EmailContent content, Instant acceptedAt) {}
