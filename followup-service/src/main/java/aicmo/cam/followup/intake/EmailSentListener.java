package aicmo.cam.followup.intake;

import aicmo.cam.events.EmailSent;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.enrolment.News;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class EmailSentListener {
    private final Intake intake;
    private final Enrolments enrolments;

    EmailSentListener(Intake intake, Enrolments enrolments) {
        this.intake = intake;
        this.enrolments = enrolments;
    }

    @Incoming("email-sent")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.all(
                records,
                EmailSent.class,
                all -> enrolments.happened(
                        all.stream().flatMap(EmailSentListener::news).toList()));
    }

    private static Stream<News> news(Traced<EmailSent> told) {
        EmailSent sent = told.event();
        return StepRef.of(sent.email()).stream()
                .map(step -> News.of(
                        step.lead(),
                        new Occurrence.Sent(
                                sent.eventId(), step.step(), sent.email().emailId(), sent.occurredAt()),
                        told.trace()));
    }
}
