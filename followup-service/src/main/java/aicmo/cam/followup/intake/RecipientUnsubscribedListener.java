package aicmo.cam.followup.intake;

import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.enrolment.News;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Stream;
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
        intake.all(
                records,
                RecipientUnsubscribed.class,
                all -> enrolments.happened(all.stream()
                        .flatMap(RecipientUnsubscribedListener::news)
                        .toList()));
    }

    private static Stream<News> news(Traced<RecipientUnsubscribed> told) {
        RecipientUnsubscribed unsubscribed = told.event();
        String how =
                switch (unsubscribed.via()) {
                    case ONE_CLICK -> "unsubscribed by the link";
                    case COMPLAINT -> "complained of spam to the mailbox provider";
                };
        Occurrence out = new Occurrence.OptedOut(unsubscribed.eventId(), how);
        // who wants no more mail wants none from any campaign
        UUID lead = unsubscribed.email() == null ? null : unsubscribed.email().leadId();
        return Stream.of(News.ofAddresses(lead, News.keys(unsubscribed.recipient()), out, told.trace()));
    }
}
