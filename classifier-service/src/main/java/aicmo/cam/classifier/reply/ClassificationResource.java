package aicmo.cam.classifier.reply;

import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.rest.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A person corrects what a message was taken to mean; everyone who acted on it is told by ReplyClassified. */
@Path("/api/cam/emails/inbound/{id}/classification")
@Consumes(MediaType.APPLICATION_JSON)
public class ClassificationResource {
    private final ClassifiedReplies replies;

    ClassificationResource(ClassifiedReplies replies) {
        this.replies = replies;
    }

    /**
     * What the person says.
     *
     * @param by who says it
     * @param note why; optional
     */
    public record Correction(
            @NotNull @JsonProperty("class") ReplyClass replyClass,
            @NotBlank @Size(max = 200) String by,
            @Size(max = 2000) String note) {}

    /** How the message stands now. */
    public record Corrected(
            UUID inboundId,
            @JsonProperty("class") ReplyClass replyClass,
            String correctedBy,
            String reason,
            Instant at) {}

    @PUT
    @Operation(summary = "Correct what a message means")
    public Corrected correct(@PathParam("id") UUID id, @NotNull @Valid Correction correction) {
        ReplyClassified corrected = replies.correct(id, correction.replyClass(), correction.by(), correction.note())
                .orElseThrow(() -> Problem.notFound("classified message", id));
        return new Corrected(
                id, corrected.replyClass(), corrected.correctedBy(), corrected.reason(), corrected.occurredAt());
    }
}
