package aicmo.cam.inbox.display;

import aicmo.cam.events.ReplyClass;
import aicmo.cam.inbox.message.RawMessageRows;
import aicmo.cam.inbox.message.Standing;
import aicmo.cam.mail.address.Address;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The messages that came in. */
@Path("/api/cam/emails/inbound")
@Produces(MediaType.APPLICATION_JSON)
public class InboundResource {
    private final InboundViewRows rows;
    private final RawMessageRows raw;

    InboundResource(InboundViewRows rows, RawMessageRows raw) {
        this.rows = rows;
        this.raw = raw;
    }

    @GET
    @Operation(
            operationId = "listInbound",
            summary = "Messages of others, the newest first; our own copies only where they are asked for by state")
    public Page<InboundView> list(
            @QueryParam("campaign_id") UUID campaign,
            @QueryParam("lead_id") UUID lead,
            @QueryParam("class") ReplyClass replyClass,
            @QueryParam("mailbox") @Parameter(description = "the address of the mailbox it came into") String mailbox,
            @QueryParam("state")
                    @Parameter(
                            description = "what it is to us; without it all but our own copies",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"WAITING", "THREADED", "STRANGER", "LIST", "OWN"}))
                    String state,
            @QueryParam("from") @Parameter(description = "received then or later") Instant from,
            @QueryParam("to") @Parameter(description = "received before") Instant to,
            @QueryParam("q")
                    @Parameter(
                            description = "words of the subject, the sender or the text; \"a phrase\", or, -without. "
                                    + "A message is found so a second or two after it came, in a flood later")
                    String words,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Parameter(description = "next of the page before") UUID after) {
        InboundFilter filter = new InboundFilter(
                campaign,
                lead,
                replyClass,
                blank(mailbox) ? null : Address.of(mailbox.strip()).key(),
                state(state),
                from,
                to,
                blank(words) ? null : words);
        var found = rows.list(filter, after, limit + 1);
        return Page.of(found, limit, InboundView::id);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getInbound", summary = "One message with its text, its headers and its delivery report")
    public InboundView.Whole get(@PathParam("id") UUID id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("inbound message", id));
    }

    @GET
    @Path("{id}/raw")
    @Produces("message/rfc822")
    @Operation(
            operationId = "getRawInbound",
            summary = "The message as it came, for download; of a big one what was read of it")
    @APIResponse(
            responseCode = "200",
            description = "The message (RFC 5322)",
            content = @Content(mediaType = "message/rfc822"))
    public Response raw(@PathParam("id") UUID id) {
        byte[] message = raw.find(id)
                .orElseThrow(() -> Problem.notFound("raw message (kept for AICMO_CAM_INBOX_KEEP_RAW) of", id));
        return Response.ok(message)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".eml\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }

    private static String state(String value) {
        String state = blank(value) ? null : value.strip().toUpperCase(Locale.ROOT);
        if (state != null && !Standing.NAMES.contains(state)) {
            throw Problem.malformed("state has '" + value + "'; it is one of " + Standing.NAMES);
        }
        return state;
    }
}
