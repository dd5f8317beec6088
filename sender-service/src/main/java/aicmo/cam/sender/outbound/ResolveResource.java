package aicmo.cam.sender.outbound;

import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Problem;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import aicmo.cam.sender.resolve.Resolutions;
import aicmo.cam.sender.resolve.Resolutions.Decision;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where a person decides about a mail of which nobody knows whether it went. */
@Path("/api/cam/emails/outbound/{id}/resolve")
class ResolveResource {
    private final Resolutions resolutions;
    private final OutboundTable mails;
    private final IdempotentRequests idempotent;

    ResolveResource(Resolutions resolutions, OutboundTable mails, IdempotentRequests idempotent) {
        this.resolutions = resolutions;
        this.mails = mails;
        this.idempotent = idempotent;
    }

    /**
     * What a person decided.
     *
     * @param outcome {@code sent}: it went; {@code not_sent}: it did not go and is not to go; {@code send_again}: it is to go, even if it
     *     went before
     * @param by who decided
     * @param note why
     */
    record Resolution(
            @NotNull
            @Pattern(regexp = "sent|not_sent|send_again", message = "must be sent, not_sent or send_again")
            @Schema(enumeration = {"sent", "not_sent", "send_again"})
            String outcome,

            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = TimelineEntry.ONE_LINE, message = "must have no control characters")
            String by,

            @Size(max = 1000) @Pattern(regexp = TimelineEntry.ONE_LINE, message = "must have no control characters")
            String note) {

        Decision decision() {
            return Decision.valueOf(outcome.toUpperCase(Locale.ROOT));
        }
    }

    @POST
    @Transactional
    @Operation(
            operationId = "resolveOutboundEmail",
            summary =
                    "Decides about a mail whose outcome is UNKNOWN: it went, it did not go, or it is to be sent again")
    @APIResponse(
            responseCode = "200",
            description = "How the mail stands now",
            content = @Content(schema = @Schema(implementation = OutboundEmail.Whole.class)))
    @APIResponse(responseCode = "404", description = "There is no such mail")
    @APIResponse(responseCode = "409", description = "It is not UNKNOWN: there is nothing to decide")
    public Response resolve(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("id") UUID id,
            @Valid @NotNull Resolution resolution) {
        return idempotent.once(key, "POST /emails/outbound/" + id + "/resolve", resolution, () -> {
            MailStatus before = resolutions
                    .resolve(id, resolution.decision(), resolution.by().strip(), resolution.note())
                    .orElseThrow(() -> Problem.notFound("outbound email", id));
            if (before != MailStatus.UNKNOWN) {
                throw Problem.conflict("mail " + id + " is " + before
                        + ": only a mail that is UNKNOWN can be resolved; its timeline says what happened to it");
            }
            return Response.ok(mails.find(id).orElseThrow()).build();
        });
    }
}
