package aicmo.cam.followup.intake;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.enrolment.News;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.followup.sequence.Verdict;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ReplyClassifiedListener {
    private final Intake intake;
    private final Enrolments enrolments;

    ReplyClassifiedListener(Intake intake, Enrolments enrolments) {
        this.intake = intake;
        this.enrolments = enrolments;
    }

    @Incoming("reply-classified")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.all(
                records,
                ReplyClassified.class,
                all -> enrolments.happened(
                        all.stream().map(ReplyClassifiedListener::news).toList()));
    }

    private static News news(Traced<ReplyClassified> told) {
        ReplyClassified reply = told.event();
        UUID answering = reply.email() == null ? null : reply.email().leadId();
        return new News(
                answering,
                sharing(reply),
                lead -> new Occurrence.Answered(verdict(reply, lead.equals(answering))),
                told.trace());
    }

    /** What is said of the address holds for every lead that has it, and so does a correction of it. */
    private static Set<String> sharing(ReplyClassified reply) {
        boolean ofTheAddress =
                switch (reply.replyClass()) {
                    case UNSUB -> true;
                    case BOUNCE -> isHard(reply);
                    case OOO, NEGATIVE, POSITIVE, NEUTRAL -> reply.correctedBy() != null;
                };
        if (!ofTheAddress) {
            return Set.of();
        }
        return reply.replyClass() == ReplyClass.BOUNCE
                ? News.keys(
                        reply.recipient(),
                        reply.bounce() == null ? null : reply.bounce().recipient())
                : News.keys(reply.recipient(), reply.from());
    }

    private static boolean isHard(ReplyClassified reply) {
        return reply.bounce() != null && reply.bounce().kind() == BounceKind.HARD;
    }

    private static Verdict verdict(ReplyClassified reply, boolean own) {
        return new Verdict(
                reply.inboundId(),
                reply.eventId(),
                reply.occurredAt(),
                reply.receivedAt(),
                reply.replyClass(),
                Words.of(reply.reason()),
                reply.returnDate(),
                isHard(reply),
                own,
                reply.correctedBy() != null);
    }
}
