package aicmo.cam.followup.intake;

import aicmo.cam.events.EmailRetried;
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
class EmailRetriedListener {
    private final Intake intake;
    private final Enrolments enrolments;

    EmailRetriedListener(Intake intake, Enrolments enrolments) {
        this.intake = intake;
        this.enrolments = enrolments;
    }

    @Incoming("email-retried")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.all(
                records,
                EmailRetried.class,
                all -> enrolments.happened(
                        all.stream().flatMap(EmailRetriedListener::news).toList()));
    }

    private static Stream<News> news(Traced<EmailRetried> told) {
        EmailRetried again = told.event();
        return StepRef.of(again.email()).stream()
                .map(step -> News.of(
                        step.lead(),
                        new Occurrence.Retried(
                                again.eventId(),
                                step.step(),
                                again.email().emailId(),
                                StepRef.retry(again.email()),
                                again.occurredAt()),
                        told.trace()));
    }
}
