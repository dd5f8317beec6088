package aicmo.cam.sender.webhook;

import aicmo.cam.rest.guard.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Takes what Resend tells about mails: genuine events are written down, acknowledged, and applied soon after. {@link SignatureHeaders}
 * has checked the headers, and the body is in memory, within the limit of the route, before a worker is taken.
 */
@Path(WebhookResource.PATH)
class WebhookResource {
    static final String PATH = "/api/cam/webhooks/resend";

    private final WebhookSecrets secrets;
    private final EventIntake intake;
    private final WebhookRefusals refusals;
    private final Clock clock;

    WebhookResource(WebhookSecrets secrets, EventIntake intake, WebhookRefusals refusals, Clock clock) {
        this.secrets = secrets;
        this.intake = intake;
        this.refusals = refusals;
        this.clock = clock;
    }

    @POST
    @Blocking
    @Operation(
            operationId = "takeResendWebhook",
            summary = "Takes an event of Resend, signed by Svix; the same svix-id again changes nothing")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "It is written down")
    @APIResponse(
            responseCode = "401",
            description = "It is not signed by the secret, or not within the tolerance of now")
    @APIResponse(responseCode = "413", description = "It is larger than 1 MB")
    @APIResponse(
            responseCode = "503",
            description = "AICMO_RESEND_WEBHOOK_SECRET is not set, or it could not be written down")
    public CompletionStage<Response> take(
            @HeaderParam("svix-id") String id,
            @HeaderParam("svix-timestamp") String timestamp,
            @HeaderParam("svix-signature") String signatures,
            byte[] sent) {
        // A body that is not there is null here.
        byte[] body = sent == null ? new byte[0] : sent;
        SvixSignature signature = secrets.signature();
        if (signature.isMissing()) {
            throw refused(refusals.withoutSecret());
        }
        Instant now = clock.instant();
        return switch (signature.verify(id, timestamp, signatures, body, now)) {
            case GENUINE ->
                intake.add(new ProviderEventTable.Raw(id, now, body)).handle((written, failure) -> answer(failure));
            case UNSIGNED -> throw refused(refusals.unsigned());
            case OUT_OF_TIME -> throw refused(refusals.outOfTime(now));
            case FORGED -> throw refused(refusals.forged());
        };
    }

    private Response answer(Throwable failure) {
        if (failure != null) {
            throw refused(refusals.notWritten(failure.getMessage()));
        }
        return Response.ok().build();
    }

    private static WebApplicationException refused(Refusal refusal) {
        return new WebApplicationException(refusal.detail(), refusal.status());
    }
}
