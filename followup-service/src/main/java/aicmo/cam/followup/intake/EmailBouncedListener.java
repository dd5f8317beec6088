package aicmo.cam.followup.intake;

import aicmo.cam.events.EmailBounced;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class EmailBouncedListener {
    private final Intake intake;
    private final Enrolments enrolments;

    EmailBouncedListener(Intake intake, Enrolments enrolments) {
        this.intake = intake;
        this.enrolments = enrolments;
    }

    @Incoming("email-bounced")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, EmailBounced.class, this::apply);
    }

    /** A dead address is dead for every lead that has it. */
    private void apply(EmailBounced bounced) {
        switch (bounced.kind()) {
            case HARD ->
                enrolments.happened(
                        enrolments.withAddress(bounced.recipient()),
                        lead -> new Occurrence.Dead(bounced.eventId(), words(bounced)));
            case SOFT -> {
                // the address may live: the next step is tried
            }
        }
    }

    private static String words(EmailBounced bounced) {
        String status = bounced.status() == null ? "" : " " + Words.of(bounced.status());
        String reason = bounced.reason() == null ? "" : ": " + Words.of(bounced.reason());
        return "hard bounce" + status + reason;
    }
}
