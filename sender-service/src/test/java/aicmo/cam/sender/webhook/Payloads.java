package aicmo.cam.sender.webhook;

import java.util.UUID;

/** What Resend tells of mails, in tests. */
final class Payloads {
    private Payloads() {}

    static String messageId(UUID emailId) {
        return "<" + emailId + "@eu-west-1.amazonses.test>";
    }

    /** @param more further members of data, each after a comma */
    static String of(String type, UUID emailId, String more) {
        return """
                {"type": "%s", "created_at": "2026-02-22T23:41:12.126Z",
                 "data": {"email_id": "re_%s", "message_id": "%s", "created_at": "2026-02-22T23:41:11.894719+00:00",
                          "from": "Anna <anna@acme.test>", "to": ["x@recipients.test"], "subject": "Hi",
                          "tags": {"campaign": "c1", "email": "%s"}%s}}""".formatted(type, emailId, messageId(emailId), emailId, more);
    }

    static String bounce(UUID emailId, String type, String diagnostic) {
        return of("email.bounced", emailId, """
                , "bounce": {"type": "%s", "subType": "General", "message": "It came back.", "diagnosticCode": ["%s"]}""".formatted(type, diagnostic));
    }
}
