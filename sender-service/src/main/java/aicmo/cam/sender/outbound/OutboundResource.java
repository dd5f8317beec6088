package aicmo.cam.sender.outbound;

import aicmo.cam.mail.Address;
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
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
            @Parameter(schema = @Schema(implementation = MailStatus.class)) @QueryParam("status") String status,
            @QueryParam("recipient") String recipient,
            @Parameter(description = "of the recipient") @QueryParam("domain") String domain,
            @Parameter(description = "asked for then or later, ISO 8601") @QueryParam("since") String since,
            @Parameter(description = "asked for before then, ISO 8601") @QueryParam("until") String until,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        var filter = new OutboundTable.Filter(
                campaignId,
                leadId,
                status(status),
                recipient == null ? null : Address.of(recipient.strip()).key(),
                domain == null ? null : Address.of("anybody@" + domain.strip()).asciiDomain(),
                time("since", since),
                time("until", until));
        return Page.of(mails.list(filter, after, limit + 1), limit, OutboundEmail::id);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOutboundEmail", summary = "A mail as it was rendered, with its timeline")
    public OutboundEmail.Whole get(@PathParam("id") UUID id) {
        return mails.find(id).orElseThrow(() -> Problem.notFound("outbound email", id));
    }

    private static MailStatus status(String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(MailStatus.values())
                .filter(status -> status.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("status=" + name + " is none; there are "
                        + Arrays.stream(MailStatus.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static Instant time(String parameter, String text) {
        try {
            return text == null ? null : Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw Problem.malformed(
                    parameter + "=" + text + " is no time; write it as 2026-03-01T08:00:00Z, in UTC or with an offset");
        }
    }
}
