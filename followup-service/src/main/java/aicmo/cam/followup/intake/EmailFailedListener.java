package aicmo.cam.followup.intake;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailFailed;
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
class EmailFailedListener {
    private final Intake intake;
    private final Enrolments enrolments;

    EmailFailedListener(Intake intake, Enrolments enrolments) {
        this.intake = intake;
        this.enrolments = enrolments;
    }

    @Incoming("email-failed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.all(
                records,
                EmailFailed.class,
                all -> enrolments.happened(
                        all.stream().flatMap(EmailFailedListener::news).toList()));
    }

    private static Stream<News> news(Traced<EmailFailed> told) {
        EmailFailed failed = told.event();
        Stream<News> step = step(told, failed);
        if (failed.bounce() != BounceKind.HARD) {
            return step;
        }
        // a dead address is dead for every lead that has it
        Occurrence dead = new Occurrence.Dead(
                failed.eventId(), "hard bounce " + failed.status() + ": " + Words.of(failed.detail()));
        return Stream.concat(
                step, Stream.of(News.ofAddresses(null, News.keys(failed.recipient()), dead, told.trace())));
    }

    private static Stream<News> step(Traced<EmailFailed> told, EmailFailed failed) {
        return StepRef.of(failed.email()).stream()
                .map(step -> News.of(
                        step.lead(),
                        new Occurrence.Failed(
                                failed.eventId(),
                                step.step(),
                                failed.email().emailId(),
                                failed.reason(),
                                Words.of(failed.detail()),
                                StepRef.retry(failed.email()),
                                failed.occurredAt()),
                        told.trace()));
    }
}
