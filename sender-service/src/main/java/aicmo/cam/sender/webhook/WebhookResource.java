package aicmo.cam.sender.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where Resend tells what becomes of mails: what is genuine is written down and acknowledged, and applied soon after. */
@Path("/api/cam/webhooks/resend")
class WebhookResource {
    static final int LARGEST = 1_000_000;

    private final WebhookSecrets secrets;
    private final EventIntake intake;
    private final MeterRegistry metrics;
    private final Clock clock;

    WebhookResource(WebhookSecrets secrets, EventIntake intake, MeterRegistry metrics, Clock clock) {
        this.secrets = secrets;
        this.intake = intake;
        this.metrics = metrics;
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
            InputStream sent)
            throws IOException {
        // Anybody may call this: no more is read than is taken, whatever else this service lets in.
        byte[] body = sent.readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw refused(413, "a webhook has at most " + LARGEST + " bytes, this one has more");
        }
        SvixSignature signature = secrets.signature();
        if (signature.isMissing()) {
            throw refused(
                    503,
                    "webhooks are not taken without a secret to verify them by: set AICMO_RESEND_WEBHOOK_SECRET to"
                            + " the signing secret that Resend shows for this webhook");
        }
        Instant now = clock.instant();
        return switch (signature.verify(id, timestamp, signatures, body, now)) {
            case GENUINE ->
                intake.add(new ProviderEventTable.Raw(id, now, body)).handle((written, failure) -> answer(failure));
            case UNSIGNED ->
                throw refused(401, "a webhook needs the headers svix-id, svix-timestamp (seconds) and svix-signature");
            case OUT_OF_TIME ->
                throw refused(
                        401,
                        "svix-timestamp is too far from now, " + now + "; if it was sent just now, set the clock of"
                                + " this machine right");
            case FORGED ->
                throw refused(
                        401,
                        "the signature is not that of this body by any secret in AICMO_RESEND_WEBHOOK_SECRET;"
                                + " compare it with the signing secret that Resend shows for this webhook");
        };
    }

    private Response answer(Throwable failure) {
        if (failure != null) {
            throw refused(503, "it could not be written down, send it again: " + failure.getMessage());
        }
        return Response.ok().build();
    }

    private WebApplicationException refused(int status, String detail) {
        metrics.counter("cam.provider.webhooks.refused", "status", Integer.toString(status))
                .increment();
        return new WebApplicationException(detail, status);
    }
}
