package aicmo.cam.classifier.reply;

import aicmo.cam.classifier.Bounce;
import aicmo.cam.classifier.DeliveryStatus;
import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.events.OptOutScope;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.mail.coding.LetterCase;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells what a message means, without keeping or publishing anything. */
@Path("/api/cam/classify")
@Consumes(MediaType.APPLICATION_JSON)
public class ClassifyResource {
    private final ReplyClassifier classifier;
    private final Clock clock;

    ClassifyResource(ReplyClassifier classifier, Clock clock) {
        this.classifier = classifier;
        this.clock = clock;
    }

    /**
     * A message, as much of it as is known.
     *
     * @param text as written, quotes and signature included
     * @param headers values by name, in any case
     * @param deliveryReport what a delivery report (RFC 3464) says of each recipient
     * @param feedbackType the Feedback-Type of an abuse report (RFC 5965)
     * @param receivedAt what words such as "Monday" are relative to; now where it is absent
     */
    public record Question(
            String from,
            String fromName,
            @Size(max = 2000) String subject,
            @NotNull @Size(max = 1_000_000) String text,
            Map<String, List<String>> headers,
            @Size(max = 1000) List<DeliveryStatus> deliveryReport,
            String feedbackType,
            Instant receivedAt) {}

    /** What it means, and why. */
    public record Answer(
            @JsonProperty("class") ReplyClass replyClass,
            double confidence,
            String reason,
            List<Evidence> evidence,
            LocalDate returnDate,
            Bounce bounce,
            boolean complaint,
            String classifier,
            String language,
            OptOutScope optOutScope) {}

    @POST
    @Operation(summary = "Tell what a message means")
    public Answer classify(@NotNull @Valid Question question) {
        Verdict verdict = classifier.classify(message(question));
        return new Answer(
                verdict.replyClass(),
                verdict.confidence(),
                verdict.reason(),
                verdict.evidence(),
                verdict.returnDate().orElse(null),
                verdict.bounce().orElse(null),
                verdict.complaint(),
                ReplyClassifier.VERSION,
                verdict.language().orElse(null),
                verdict.optOutScope().orElse(null));
    }

    private Message message(Question question) {
        return new Message(
                Objects.requireNonNullElse(question.from(), ""),
                Objects.requireNonNullElse(question.fromName(), ""),
                Objects.requireNonNullElse(question.subject(), ""),
                question.text(),
                lowerCase(question.headers()),
                Objects.requireNonNullElse(question.deliveryReport(), List.of()),
                Optional.ofNullable(question.feedbackType()),
                Objects.requireNonNullElseGet(question.receivedAt(), clock::instant));
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers == null
                ? Map.of()
                : headers.entrySet().stream()
                        .filter(header -> header.getValue() != null)
                        .collect(Collectors.toMap(
                                header -> LetterCase.lower(header.getKey()),
                                Map.Entry::getValue,
                                (first, second) -> first));
    }
}
