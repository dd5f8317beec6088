package aicmo.cam.testing.resend;

import aicmo.cam.testing.resend.email.Addresses;
import aicmo.cam.testing.resend.email.SentEmail;
import aicmo.cam.testing.resend.webhook.EventType;
import aicmo.cam.testing.resend.webhook.Outcome;
import aicmo.cam.testing.resend.webhook.WebhookPayload;
import aicmo.cam.testing.resend.webhook.Webhooks;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where accepted mail meets its fate: what becomes of it at each recipient, and who is told. */
final class Mailroom {

    private final Clock clock;
    private final Emails emails;
    private final Suppressions suppressions;
    private final Webhooks webhooks;
    private final Map<String, Outcome> fates = new ConcurrentHashMap<>();
    private volatile Outcome usual = Outcome.DELIVERED;

    Mailroom(Clock clock, Emails emails, Suppressions suppressions, Webhooks webhooks) {
        this.clock = clock;
        this.emails = emails;
        this.suppressions = suppressions;
        this.webhooks = webhooks;
    }

    void usually(Outcome outcome) {
        usual = outcome;
    }

    void fate(String address, Outcome outcome) {
        fates.put(address.toLowerCase(Locale.ROOT), outcome);
    }

    /** Sends all that is to go out now. */
    synchronized void work() {
        for (SentEmail email : emails.goingOut()) {
            email.content().recipients().forEach(recipient -> send(email, recipient, outcome(recipient)));
        }
    }

    /** One thing more happens to a mail, such as an open a day later. */
    void emit(SentEmail email, EventType type) {
        email.content().recipients().forEach(recipient -> tell(email, recipient, Outcome.DELIVERED, type));
    }

    private void send(SentEmail email, String recipient, Outcome outcome) {
        outcome.events().forEach(type -> tell(email, recipient, outcome, type));
        if (!Addresses.isTestAddress(recipient)) {
            switch (outcome) {
                case BOUNCED -> suppressions.add(recipient, "bounce", Optional.of(email.id()));
                case COMPLAINED -> suppressions.add(recipient, "complaint", Optional.of(email.id()));
                case DELIVERED, BOUNCED_FOR_NOW, DELAYED, OPENED, CLICKED, FAILED, SUPPRESSED, SILENT -> {
                    // nobody is suppressed for it
                }
            }
        }
    }

    private void tell(SentEmail email, String recipient, Outcome outcome, EventType type) {
        emails.happened(email.id(), type.lastEvent());
        webhooks.publish(type, email.id(), new WebhookPayload(email, recipient, outcome, clock.instant()).json(type));
    }

    private Outcome outcome(String recipient) {
        if (Addresses.isTestAddress(recipient)) {
            return Outcome.ofTestAddress(recipient);
        }
        if (suppressions.covers(recipient)) {
            return Outcome.SUPPRESSED;
        }
        return fates.getOrDefault(recipient, usual);
    }
}
