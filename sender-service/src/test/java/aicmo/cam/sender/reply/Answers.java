package aicmo.cam.sender.reply;

import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.ReplyClassified.Bounce;
import aicmo.cam.messaging.EventId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Messages as the classifier understands them, in tests. */
record Answers(
        ReplyClass replyClass,
        UUID inboundId,
        MailRef email,
        String recipient,
        String from,
        Bounce bounce,
        boolean complaint,
        String correctedBy) {

    static Answers of(ReplyClass replyClass) {
        return new Answers(
                replyClass,
                UUID.randomUUID(),
                new MailRef(UUID.randomUUID(), null, null, null, null, null),
                "ana@recipients.test",
                "ana@recipients.test",
                null,
                false,
                null);
    }

    Answers to(MailRef mail, String address) {
        return new Answers(replyClass, inboundId, mail, address, address, bounce, complaint, correctedBy);
    }

    Answers from(String address) {
        return new Answers(replyClass, inboundId, email, recipient, address, bounce, complaint, correctedBy);
    }

    Answers bounce(Bounce how) {
        return new Answers(replyClass, inboundId, email, recipient, from, how, complaint, correctedBy);
    }

    Answers asComplaint() {
        return new Answers(replyClass, inboundId, email, recipient, from, bounce, true, correctedBy);
    }

    Answers corrected(ReplyClass to) {
        return new Answers(to, inboundId, email, recipient, from, null, false, "a person");
    }

    ReplyClassified build() {
        return build(Instant.now());
    }

    ReplyClassified build(Instant receivedAt) {
        return new ReplyClassified(
                EventId.next(),
                Instant.now(),
                inboundId,
                email,
                from,
                recipient,
                replyClass,
                0.9,
                "a test",
                List.of(),
                null,
                bounce,
                complaint,
                receivedAt,
                correctedBy,
                "test");
    }
}
