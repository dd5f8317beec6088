package aicmo.cam.sender.reply;

import aicmo.cam.mail.address.Address;
import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Whose answers hold them in all campaigns, and where a person decides that they may be written to again. */
@Path("/api/cam/holds/answers")
class AnswerHoldResource {
    private final AnswerHolds holds;
    private final AnswerHoldTable table;
    private final IdempotentRequests idempotent;
    private final Clock clock;

    AnswerHoldResource(AnswerHolds holds, AnswerHoldTable table, IdempotentRequests idempotent, Clock clock) {
        this.holds = holds;
        this.table = table;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    /** Who decides, and why. */
    record AnswerRelease(
            @NotBlank(message = "is missing: who decides?")
            @Size(max = 200)
            @Pattern(regexp = TimelineEntry.ONE_LINE, message = "must have no control characters")
            String by,

            @NotBlank(message = "is missing: why may campaigns write to this person again?")
            @Size(max = 1000)
            @Pattern(regexp = TimelineEntry.ONE_LINE, message = "must have no control characters")
            String reason) {}

    @GET
    @Operation(
            operationId = "listAnswerHolds",
            summary = "Whose answers hold them in all campaigns until somebody decides, the latest answer first")
    public Page<AnswerHold> list(
            @Parameter(description = "of a person") @QueryParam("address") String address,
            @Parameter(description = "whose mail was answered") @QueryParam("campaign_id") UUID campaignId,
            @Parameter(description = "also those that are released or over, for as long as they are kept")
                    @QueryParam("all")
                    @DefaultValue("false")
                    boolean all,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        String key = address == null ? null : Address.of(address.strip()).key();
        return Page.of(
                table.list(new AnswerHoldTable.Filter(key, campaignId, all), clock.instant(), after, limit + 1),
                limit,
                AnswerHold::message);
    }

    @POST
    @Path("/{message}/release")
    @Transactional
    @Operation(
            operationId = "releaseAnswerHold",
            summary = "Decides that campaigns may write to the person again; mails that waited for that are due now")
    @APIResponse(
            responseCode = "200",
            description = "It holds nobody any more",
            content = @Content(schema = @Schema(implementation = AnswerHold.class)))
    @APIResponse(responseCode = "404", description = "No answer of that id holds anybody, or ever did")
    @APIResponse(responseCode = "409", description = "Somebody has released it already")
    public Response release(
            @HeaderParam("Idempotency-Key") String key,
            @Parameter(description = "the answer's id, as inbox names it") @PathParam("message") UUID message,
            @Valid @NotNull(message = "the body is missing") AnswerRelease release) {
        return idempotent.once(
                key, "POST /holds/answers/" + message + "/release", release, () -> released(message, release));
    }

    private Response released(UUID message, AnswerRelease release) {
        AnswerHold hold = holds.release(
                        message, release.by().strip(), release.reason().strip())
                .orElseThrow(() -> table.find(message)
                        .map(known -> Problem.conflict("answer " + message + " was released by " + known.releasedBy()
                                + " at " + known.releasedAt() + "; there is nothing to decide"))
                        .orElseGet(() -> Problem.notFound("hold by answer", message)));
        return Response.ok(hold).build();
    }
}
