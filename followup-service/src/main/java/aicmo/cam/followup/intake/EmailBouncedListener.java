package aicmo.cam.followup.intake;

import aicmo.cam.events.EmailBounced;
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
        intake.all(
                records,
                EmailBounced.class,
                all -> enrolments.happened(
                        all.stream().flatMap(EmailBouncedListener::news).toList()));
    }

    private static Stream<News> news(Traced<EmailBounced> told) {
        EmailBounced bounced = told.event();
        Stream<News> returned = StepRef.of(bounced.email()).stream()
                .map(step -> News.of(
                        step.lead(),
                        new Occurrence.Returned(
                                bounced.eventId(), step.step(), bounced.email().emailId(), bounced.occurredAt()),
                        told.trace()));
        return switch (bounced.kind()) {
            // a dead address is dead for every lead that has it
            case HARD -> {
                Occurrence dead = new Occurrence.Dead(bounced.eventId(), words(bounced));
                yield Stream.concat(
                        returned,
                        Stream.of(News.ofAddresses(null, News.keys(bounced.recipient()), dead, told.trace())));
            }
            // the address may live: the next step is tried
            case SOFT -> returned;
        };
    }

    private static String words(EmailBounced bounced) {
        String status = bounced.status() == null ? "" : " " + Words.of(bounced.status());
        String reason = bounced.reason() == null ? "" : ": " + Words.of(bounced.reason());
        return "hard bounce" + status + reason;
    }
}
