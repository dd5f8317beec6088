package aicmo.cam.inbox.message;

import aicmo.cam.events.ReplyClass;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The messages that came in. */
@Path("/api/cam/emails/inbound")
@Produces(MediaType.APPLICATION_JSON)
public class InboundResource {
    private final InboundViewRows rows;

    InboundResource(InboundViewRows rows) {
        this.rows = rows;
    }

    @GET
    @Operation(
            operationId = "listInbound",
            summary = "Messages of others, the newest first; our own copies are left out")
    public Page<InboundView> list(
            @QueryParam("campaign_id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String campaign,
            @QueryParam("lead_id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String lead,
            @QueryParam("class") @Parameter(schema = @Schema(implementation = ReplyClass.class)) String replyClass,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Parameter(description = "next of the page before") String after) {
        var found = rows.list(
                id("campaign_id", campaign),
                id("lead_id", lead),
                replyClass(replyClass),
                id("after", after),
                limit + 1);
        return Page.of(found, limit, InboundView::id);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getInbound", summary = "One message with its text, its headers and its delivery report")
    public InboundView.Whole get(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        UUID given = id("the path", id);
        return rows.find(given).orElseThrow(() -> Problem.notFound("inbound message", given));
    }

    private static UUID id(String parameter, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed(parameter + " has '" + value + "', which is no id; take one as the API gives them");
        }
    }

    private static ReplyClass replyClass(String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return ReplyClass.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("class has '" + value + "'; it is one of " + Arrays.toString(ReplyClass.values()));
        }
    }
}
