package aicmo.cam.sender.outbound;

import aicmo.cam.mail.address.Address;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import aicmo.cam.sender.mail.MailStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The mails that were asked for, and where each stands. */
@Path("/api/cam/emails/outbound")
class OutboundResource {
    private final OutboundTable mails;

    OutboundResource(OutboundTable mails) {
        this.mails = mails;
    }

    @GET
    @Operation(operationId = "listOutboundEmails", summary = "Mails that were asked for, the newest first")
    public Page<OutboundEmail> list(
            @QueryParam("campaign_id") UUID campaignId,
            @QueryParam("lead_id") UUID leadId,
            @QueryParam("status") MailStatus status,
            @Parameter(description = "an address that gets the mail, as its recipient or by cc")
                    @QueryParam("recipient")
                    String recipient,
            @Parameter(description = "of the recipient") @QueryParam("domain") String domain,
            @Parameter(description = "asked for then or later, ISO 8601") @QueryParam("since") Instant since,
            @Parameter(description = "asked for before then, ISO 8601") @QueryParam("until") Instant until,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        var filter = new OutboundTable.Filter(
                campaignId,
                leadId,
                status,
                recipient == null ? null : Address.of(recipient.strip()).key(),
                domain == null ? null : Address.of("anybody@" + domain.strip()).asciiDomain(),
                since,
                until);
        return Page.of(mails.list(filter, after, limit + 1), limit, OutboundEmail::id);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOutboundEmail", summary = "A mail as it was rendered, with its timeline")
    public OutboundEmail.Whole get(@PathParam("id") UUID id) {
        return mails.find(id).orElseThrow(() -> Problem.notFound("outbound email", id));
    }
}
