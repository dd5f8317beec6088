package aicmo.cam.sender.outbound;

import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.rest.json.JsonBody;
import aicmo.cam.rest.json.StrictJson;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.order.DraftedOrder;
import aicmo.cam.sender.order.OrderDrafts;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.WrittenMail;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Mails before they go. */
@Path("/api/cam/email/preview")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PreviewResource {
    private final OrderDrafts drafts;
    private final MailCheck check;
    private final StrictJson json;
    private final EmailProvider provider;
    private final SenderSettings settings;
    private final Clock clock;

    PreviewResource(
            OrderDrafts drafts,
            MailCheck check,
            StrictJson json,
            EmailProvider provider,
            SenderSettings settings,
            Clock clock) {
        this.drafts = drafts;
        this.check = check;
        this.json = json;
        this.provider = provider;
        this.settings = settings;
        this.clock = clock;
    }

    @POST
    @Transactional
    @Operation(
            operationId = "previewEmail",
            summary = "Shows a mail as it would go, and sends nothing",
            description =
                    "Subject, text, HTML, headers and size are made by the code that sends. A mail that would not be queued says why,"
                            + " such as that the suppression list names its recipient.")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PreviewMail.class)))
    @APIResponse(
            responseCode = "200",
            description = "The mail, or why there would be none",
            content = @Content(schema = @Schema(implementation = EmailPreview.class)))
    @APIResponse(responseCode = "413", description = "The body is larger than 2 MiB")
    @APIResponse(responseCode = "422", description = "Everything that is not valid")
    public EmailPreview preview(JsonBody<PreviewMail> body) {
        PreviewMail mail = body.value();
        if (mail == null) {
            throw Problem.invalid(body.faults());
        }
        Instant now = clock.instant();
        Order order = mail.isOfCampaign() ? step(mail, body.faults(), now) : direct(mail, body.faults(), now);
        return shown(drafts.preview(EventId.next(), order, mail.firstSubject()));
    }

    private Order direct(PreviewMail mail, List<InvalidField> unread, Instant now) {
        MailCheck.Checked checked = check.check(mail.direct(), now);
        refuse(StrictJson.and(unread, checked.errors()));
        return checked.order();
    }

    private Order step(PreviewMail mail, List<InvalidField> unread, Instant now) {
        List<InvalidField> errors = new ArrayList<>(unread);
        if (mail.from() == null || mail.from().isBlank()) {
            errors.add(new InvalidField("from", "is missing; a campaign says who writes, as Name <address>"));
        }
        if (mail.text() == null || mail.text().isBlank()) {
            errors.add(new InvalidField("text", "is missing; every step of a campaign has a text"));
        }
        if (mail.attachments() != null && !mail.attachments().isEmpty()) {
            errors.add(new InvalidField("attachments", "are not sent with mails of a campaign; send a link"));
        }
        if (mail.cc() != null && !mail.cc().isEmpty()) {
            errors.add(new InvalidField("cc", "is for mails outside campaigns; a step goes to its lead alone"));
        }
        refuse(StrictJson.and(json.violations(mail), errors));
        return mail.step(now);
    }

    private static void refuse(List<InvalidField> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private EmailPreview shown(DraftedOrder drafted) {
        return switch (drafted.drafted()) {
            case Refusal refusal -> refused(drafted.order(), refusal.status(), refusal.detail());
            case Draft draft -> written(drafted.id(), drafted.order(), draft.mail());
        };
    }

    private EmailPreview written(UUID id, Order order, RenderedMail mail) {
        try {
            WrittenMail written =
                    provider.written(new Batch.Item(id, order.campaignId(), order.leadId(), mail, order.attachments()));
            return new EmailPreview(
                    MailStatus.QUEUED,
                    null,
                    provider.name(),
                    settings.dryRun(),
                    mail.from(),
                    mail.to(),
                    mail.cc(),
                    mail.replyTo(),
                    mail.subject(),
                    mail.text(),
                    mail.html(),
                    written.headers(),
                    written.bytes().length,
                    written.mediaType(),
                    new String(written.bytes(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return refused(order, MailStatus.FAILED, "the mail can't be written: " + e.getMessage());
        }
    }

    private EmailPreview refused(Order order, MailStatus status, String reason) {
        return new EmailPreview(
                status,
                reason,
                provider.name(),
                settings.dryRun(),
                order.from(),
                order.recipient(),
                order.cc().isEmpty() ? null : order.cc(),
                order.replyTo(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }
}
