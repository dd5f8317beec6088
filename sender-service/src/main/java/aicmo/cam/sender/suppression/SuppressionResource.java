package aicmo.cam.sender.suppression;

import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.sender.notice.SuppressionNotice;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Who gets no more mail. */
@Path("/api/cam/suppressions")
@Produces(MediaType.APPLICATION_JSON)
class SuppressionResource {
    private static final String BY_HAND = "rest";

    private final SuppressionTable table;
    private final RemovalTable removals;
    private final Suppressions suppressions;
    private final SuppressionNotice notice;
    private final IdempotentRequests idempotent;
    private final Clock clock;

    SuppressionResource(
            SuppressionTable table,
            RemovalTable removals,
            Suppressions suppressions,
            SuppressionNotice notice,
            IdempotentRequests idempotent,
            Clock clock) {
        this.table = table;
        this.removals = removals;
        this.suppressions = suppressions;
        this.notice = notice;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    /**
     * What a person wants.
     *
     * @param address an address, also as {@code Anna <anna@acme.example>} or a mailto link; a domain, as {@code acme.example} or
     *     {@code *@acme.example}; or its subdomains, {@code *.acme.example}
     * @param reason MANUAL where absent
     * @param note why, in words
     * @param force a domain where anybody has a mailbox, such as gmail.com, is really meant
     */
    record Wish(
            @NotBlank @Size(max = 1000) String address,
            SuppressionReason reason,
            @Size(max = 1000) String note,
            Boolean force) {}

    @GET
    @Operation(
            operationId = "listSuppressions",
            summary = "Who gets no more mail, the newest first; all of them as a file with Accept: text/csv")
    public Page<Suppression> list(
            @QueryParam("address") String address,
            @QueryParam("domain") String domain,
            @QueryParam("reason") SuppressionReason reason,
            @QueryParam("source") String source,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return Page.of(
                table.list(Filters.of(address, domain, reason, source), after, limit + 1), limit, Suppression::id);
    }

    @GET
    @Path("/removed")
    @Operation(
            operationId = "listRemovedSuppressions",
            summary = "What was taken off the list, by whom and why, the latest first")
    public Page<Removal> removed(
            @QueryParam("address") String address,
            @QueryParam("after") @Min(1) Long after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        String key = address == null ? null : key(address);
        return Page.of(removals.list(key, after, limit + 1), limit, Removal::removal);
    }

    @POST
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "suppress",
            summary =
                    "No more mail to an address or a domain; when this answers, none is on its way any more. Or, as text/csv,"
                            + " or a form with a file, to a list of them with the columns address, reason and note, named as in lists of leads;"
                            + " a list as JSON goes to /suppressions/import")
    @RequestBody(
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Wish.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = "multipart/form-data",
                        schema = @Schema(implementation = SuppressionListResource.Upload.class))
            })
    @APIResponse(
            responseCode = "400",
            description = "The list can't be decoded or read, or its header names no address")
    @APIResponse(
            responseCode = "201",
            description = "It is on the list",
            content = @Content(schema = @Schema(implementation = Suppression.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was on the list, put there by hand, and stays as it is",
            content = @Content(schema = @Schema(implementation = Suppression.class)))
    public Response add(
            @HeaderParam("Idempotency-Key") String key, @Valid @NotNull(message = "the body is missing") Wish wish) {
        return idempotent.once(key, "POST /suppressions", wish, () -> add(wish));
    }

    private Response add(Wish wish) {
        String address = key(SuppressionKey.written(wish.address(), Boolean.TRUE.equals(wish.force())));
        boolean added = suppressions.add(new Suppression(
                EventId.next(),
                address,
                wish.reason() == null ? SuppressionReason.MANUAL : wish.reason(),
                BY_HAND,
                wish.note(),
                null,
                clock.instant()));
        return Response.status(added ? 201 : 200)
                .entity(table.find(address, BY_HAND).orElseThrow())
                .build();
    }

    @DELETE
    @Path("/{entry}")
    @Transactional
    @Operation(
            operationId = "unsuppress",
            summary =
                    "The address or domain may get mail again, whoever said it may not; or, by its id, one entry is taken off")
    @APIResponse(responseCode = "204", description = "It is off the list, and remembered under /suppressions/removed")
    @APIResponse(
            responseCode = "422",
            description = "The recipient asked for no more mail or complained: why may they be written to again?")
    public void remove(
            @PathParam("entry") String entry,
            @QueryParam("why") @Size(max = 1000) String why,
            @QueryParam("by") @Size(max = 200) String by) {
        UUID id = Filters.uuid(entry);
        String address = id == null ? key(entry) : null;
        List<Suppression> entries = table.locked(address, id);
        if (entries.isEmpty()) {
            throw Problem.notFound("suppression of", entry);
        }
        boolean wished = entries.stream()
                .anyMatch(one ->
                        one.reason() == SuppressionReason.COMPLAINT || one.reason() == SuppressionReason.UNSUBSCRIBED);
        if (wished && (why == null || why.isBlank())) {
            String detail = "is missing: " + entries.getFirst().address()
                    + " asked for no more mail. Say with why=… on what ground they may be written to again, and with by=… who says so";
            throw Problem.invalid(List.of(new InvalidField("why", detail)));
        }
        var reason = new RemovalTable.Reason(by == null || by.isBlank() ? BY_HAND : by, why, clock.instant());
        List<String> removed = id == null ? removals.removeAddress(address, reason) : removals.removeEntry(id, reason);
        if (removed.isEmpty()) {
            throw Problem.notFound("suppression of", entry);
        }
        notice.removed(removed);
    }

    private static String key(String given) {
        return key(SuppressionKey.of(given, true));
    }

    private static String key(SuppressionKey key) {
        if (key.fault() != null) {
            throw Problem.invalid(key.fault(), List.of(new InvalidField("address", key.fault())));
        }
        return key.key();
    }
}
