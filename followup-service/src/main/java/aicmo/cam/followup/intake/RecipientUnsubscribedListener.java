package aicmo.cam.followup.intake;

import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class RecipientUnsubscribedListener {
    private final Intake intake;
    private final Enrolments enrolments;

    RecipientUnsubscribedListener(Intake intake, Enrolments enrolments) {
        this.intake = intake;
        this.enrolments = enrolments;
    }

    @Incoming("recipient-unsubscribed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, RecipientUnsubscribed.class, this::apply);
    }

    /** Who wants no more mail wants none from any campaign. */
    private void apply(RecipientUnsubscribed unsubscribed) {
        String how =
                switch (unsubscribed.via()) {
                    case ONE_CLICK -> "unsubscribed by the link";
                    case COMPLAINT -> "complained of spam to the mailbox provider";
                };
        enrolments.happened(
                Concerned.by(unsubscribed.email(), enrolments.withAddress(unsubscribed.recipient())),
                lead -> new Occurrence.OptedOut(unsubscribed.eventId(), how));
    }
}
