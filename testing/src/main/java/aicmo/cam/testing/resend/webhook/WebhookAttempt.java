package aicmo.cam.testing.resend.webhook;

import java.time.Instant;

/**
 * One time that a webhook was sent.
 *
 * @param id the {@code svix-id}, the same in every attempt
 * @param number from 1
 * @param status what the endpoint answered, 0 where it could not be reached or gave no answer
 */
public record WebhookAttempt(String id, String type, String emailId, int number, int status, Instant at) {

    public boolean acknowledged() {
        return status >= 200 && status < 300;
    }
}
