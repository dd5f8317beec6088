package aicmo.cam.followup.intake;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.followup.sequence.Verdict;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
        intake.each(records, ReplyClassified.class, this::apply);
    }

    private void apply(ReplyClassified reply) {
        Set<UUID> concerned = Concerned.by(reply.email(), sharing(reply));
        UUID answering = reply.email() == null ? null : reply.email().leadId();
        enrolments.happened(concerned, lead -> new Occurrence.Answered(verdict(reply, lead.equals(answering))));
    }

    /** What is said of the address holds for every lead that has it, and so does a correction of it. */
    private List<UUID> sharing(ReplyClassified reply) {
        boolean ofTheAddress =
                switch (reply.replyClass()) {
                    case UNSUB -> true;
                    case BOUNCE -> isHard(reply);
                    case OOO, NEGATIVE, POSITIVE, NEUTRAL -> reply.correctedBy() != null;
                };
        if (!ofTheAddress) {
            return List.of();
        }
        return reply.replyClass() == ReplyClass.BOUNCE
                ? enrolments.withAddress(reply.recipient(), reply.bounce().recipient())
                : enrolments.withAddress(reply.recipient(), reply.from());
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
