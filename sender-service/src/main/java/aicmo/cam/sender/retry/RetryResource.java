package aicmo.cam.sender.retry;

import aicmo.cam.rest.IdempotentRequests;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where a person has failed mails tried again, and takes waiting ones out of the queue. */
@Path("/api/cam/emails/outbound")
class RetryResource {
    private final Retries retries;
    private final IdempotentRequests idempotent;

    RetryResource(Retries retries, IdempotentRequests idempotent) {
        this.retries = retries;
        this.idempotent = idempotent;
    }

    /** How a mail stands now. */
    record Changed(UUID id, String status) {}

    @POST
    @Path("/{id}/retry")
    @Transactional
    @Operation(
            operationId = "retryOutboundEmail",
            summary = "Tries a mail again that failed and surely did not go; its lead goes on where it stood")
    @APIResponse(
            responseCode = "200",
            description = "It waits for its turn",
            content = @Content(schema = @Schema(implementation = Changed.class)))
    @APIResponse(responseCode = "404", description = "There is no such mail")
    @APIResponse(
            responseCode = "409",
            description = "It may have gone, is not to go, or another mail stands in its place")
    public Response retry(
            @HeaderParam("Idempotency-Key") String key, @PathParam("id") UUID id, @Valid @NotNull PersonsWord word) {
        return idempotent.once(key, "POST /emails/outbound/" + id + "/retry", word, () -> {
            retries.retry(id, word);
            return Response.ok(new Changed(id, "QUEUED")).build();
        });
    }

    @POST
    @Path("/{id}/cancel")
    @Transactional
    @Operation(operationId = "cancelOutboundEmail", summary = "Takes a waiting mail out of the queue: it will not go")
    @APIResponse(
            responseCode = "200",
            description = "It is cancelled",
            content = @Content(schema = @Schema(implementation = Changed.class)))
    @APIResponse(responseCode = "404", description = "There is no such mail")
    @APIResponse(responseCode = "409", description = "It does not wait")
    public Response cancel(
            @HeaderParam("Idempotency-Key") String key, @PathParam("id") UUID id, @Valid @NotNull PersonsWord word) {
        return idempotent.once(key, "POST /emails/outbound/" + id + "/cancel", word, () -> {
            retries.cancel(id, word);
            return Response.ok(new Changed(id, "CANCELLED")).build();
        });
    }

    @POST
    @Path("/retry")
    @Transactional
    @Operation(
            operationId = "retryOutboundEmails",
            summary = "Tries failed mails again that surely did not go, by filter; the oldest first, at most limit",
            description =
                    "Mails of people who said stop meanwhile, and those in whose place another one stands, are skipped."
                            + " Ask again with after while more is true.")
    @APIResponse(
            responseCode = "200",
            description = "How many wait for their turn, and how many were skipped",
            content = @Content(schema = @Schema(implementation = Retries.Result.class)))
    public Response retryAll(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull MailFilter filter) {
        return idempotent.once(key, "POST /emails/outbound/retry", filter, () -> Response.ok(retries.retry(filter))
                .build());
    }

    @POST
    @Path("/cancel")
    @Transactional
    @Operation(
            operationId = "cancelOutboundEmails",
            summary = "Takes waiting mails out of the queue, by filter; the oldest first, at most limit",
            description = "Those that are being handed over stay. Ask again while more is true.")
    @APIResponse(
            responseCode = "200",
            description = "How many are cancelled",
            content = @Content(schema = @Schema(implementation = Retries.Result.class)))
    public Response cancelAll(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull MailFilter filter) {
        return idempotent.once(key, "POST /emails/outbound/cancel", filter, () -> Response.ok(retries.cancel(filter))
                .build());
    }
}
