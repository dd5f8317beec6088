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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
                        all.stream().flatMap(ReplyClassifiedListener::news).toList()));
    }

    private static Stream<News> news(Traced<ReplyClassified> told) {
        ReplyClassified reply = told.event();
        UUID answering = reply.email() == null ? null : reply.email().leadId();
        News answered = new News(
                answering,
                sharing(reply),
                answering != null && reply.replyClass() != ReplyClass.BOUNCE,
                bearing -> new Occurrence.Answered(verdict(reply, bearing)),
                told.trace());
        return Stream.concat(returned(reply, told.trace()), Stream.of(answered));
    }

    private static Stream<News> returned(ReplyClassified reply, Map<String, String> trace) {
        if (reply.replyClass() != ReplyClass.BOUNCE || reply.email() == null) {
            return Stream.empty();
        }
        return StepRef.of(reply.email()).stream()
                .map(step -> News.of(
                        step.lead(),
                        new Occurrence.Returned(
                                reply.eventId(), step.step(), reply.email().emailId(), reply.receivedAt()),
                        trace));
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

    private static Verdict verdict(ReplyClassified reply, Verdict.Bearing bearing) {
        return new Verdict(
                reply.inboundId(),
                reply.eventId(),
                reply.occurredAt(),
                reply.receivedAt(),
                reply.replyClass(),
                Words.of(reply.reason()),
                reply.returnDate(),
                isHard(reply),
                bearing,
                reply.correctedBy() != null);
    }
}
