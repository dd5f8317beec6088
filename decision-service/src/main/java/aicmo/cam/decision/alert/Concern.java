package aicmo.cam.decision.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.MailboxFailing;
import aicmo.cam.events.SendingHeld;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What of all that happens people should look at; values in, an alert out. */
public final class Concern {
    private Concern() {}

    /** A campaign that stands still is always somebody's concern. */
    public static Alert of(CampaignPaused event) {
        return new Alert(
                event.eventId(),
                Alert.Kind.CAMPAIGN_PAUSED,
                event.campaignId(),
                "Campaign paused",
                "Campaign %s was paused by %s: %s Nothing of it leaves until it is resumed:"
                                .formatted(
                                        event.campaignId(),
                                        event.by().equals("auto") ? "the rules" : event.by(),
                                        sentence(event.why()))
                        + " POST /api/cam/campaigns/" + event.campaignId() + "/resume.",
                event.occurredAt());
    }

    /** What the provider refuses as a whole concerns every mail. */
    public static Alert of(SendingHeld event) {
        return new Alert(
                event.eventId(),
                Alert.Kind.PROVIDER_FAILING,
                null,
                "The mail provider refuses mails",
                "Mails are held (%s), %s: %s Look at GET /api/cam/holds."
                        .formatted(
                                event.held(),
                                event.until() == null ? "until a person lifts it" : "until " + event.until(),
                                sentence(event.why())),
                event.occurredAt());
    }

    /** Answers that nobody reads are answered by the next step of a sequence. */
    public static Alert of(MailboxFailing event) {
        return new Alert(
                event.eventId(),
                Alert.Kind.MAILBOX_SICK,
                null,
                "Mailbox " + event.address() + " can't be read",
                "The mailbox %s could not be read %d times in a row: %s Answers in it are not heard, and sequences go on. Look at GET /api/cam/mailboxes."
                        .formatted(event.address(), event.failures(), sentence(event.why())),
                event.occurredAt());
    }

    /** A mail that was given up for a reason that concerns the way out as a whole, and not its recipient. */
    public static Optional<Alert> of(EmailFailed event, Duration quiet) {
        String what =
                switch (event.reason()) {
                    case RETRIES_EXHAUSTED -> "The mail provider fails: mails are given up after every retry";
                    case INCOMPLETE_SETTINGS -> "Mails of campaigns are refused: settings are missing";
                    case INVALID_ADDRESS, SUPPRESSED, NOT_ALLOWED, TEMPLATE, DUPLICATE, REJECTED, CANCELLED -> null;
                };
        return what == null
                ? Optional.empty()
                : Optional.of(new Alert(
                        once("provider/" + event.reason(), event.occurredAt(), quiet),
                        Alert.Kind.PROVIDER_FAILING,
                        event.email().campaignId(),
                        what,
                        "%s. The first of them, %s: %s Look at GET /api/cam/emails/outbound?status=FAILED and GET /api/cam/holds."
                                .formatted(
                                        what,
                                        event.email().emailId(),
                                        sentence(event.detail() == null ? "no reason was told" : event.detail())),
                        event.occurredAt()));
    }

    /**
     * An event that a service could not handle.
     *
     * @param topic the topic of dead letters that it lies in
     * @param service who could not handle it
     * @param place where it came from
     * @param reason why, in the words of that service
     */
    public static Alert ofDeadLetter(
            String topic, String service, String place, String reason, Instant at, Duration quiet) {
        return new Alert(
                once(topic, at, quiet),
                Alert.Kind.DEAD_LETTER,
                null,
                "Dead letter of " + service,
                "%s could not handle an event of %s and put it into %s: %s Further ones there are not told for %d minutes."
                        .formatted(service, place, topic, sentence(reason), quiet.toMinutes()),
                at);
    }

    /** The same within a stretch of time is the same cause. */
    private static UUID once(String cause, Instant at, Duration quiet) {
        long stretch = at.toEpochMilli() / Math.max(1, quiet.toMillis());
        return UUID.nameUUIDFromBytes((cause + "/" + stretch).getBytes(UTF_8));
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
