package aicmo.cam.sender.outbound;

import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.rest.json.JsonBody;
import aicmo.cam.rest.json.StrictJson;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.queue.EmailSendingService;
import aicmo.cam.sender.queue.EmailSendingService.Answer;
import aicmo.cam.sender.queue.RepeatSettings;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Mails outside campaigns: into the same queue, under the same caps, past the same suppression list. */
@Path("/api/cam/email")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class EmailResource {
    private static final String ONE_RECIPIENT =
            "; a mail has one recipient, and up to 10 others get copies by cc. Send a mail to each"
                    + " with POST /api/cam/email/batch-send, at most 1000 at a time";

    private final EmailSendingService sending;
    private final MailCheck check;
    private final OutboundTable table;
    private final RepeatSettings repeats;
    private final IdempotentRequests idempotent;
    private final Clock clock;

    EmailResource(
            EmailSendingService sending,
            MailCheck check,
            OutboundTable table,
            RepeatSettings repeats,
            IdempotentRequests idempotent,
            Clock clock) {
        this.sending = sending;
        this.check = check;
        this.table = table;
        this.repeats = repeats;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    /** Many mails at once. */
    record Many(
            @NotEmpty @Size(max = 1000, message = "are more than 1000; send the others in further requests")
            List<@NotNull DirectMail> emails) {}

    /**
     * What became of one mail that was asked for.
     *
     * @param index its place in the request, from 0
     * @param email the mail; absent where it was not valid and nothing was stored
     * @param duplicate whether the same mail had been asked for before
     * @param mayGoAgainAt when a mail with the same content may go once more, under another Idempotency-Key, if this one has gone by
     *     then; absent where it is no duplicate
     * @param errors what is not valid
     */
    record Result(int index, OutboundEmail email, boolean duplicate, Instant mayGoAgainAt, List<InvalidField> errors) {}

    /** What became of each, in the order of the request. */
    record Results(List<Result> items) {}

    @POST
    @Path("/send")
    @Transactional
    @Operation(operationId = "sendEmail", summary = "Queues one mail outside campaigns")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DirectMail.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "It is queued, was queued before (duplicate, which says when it may go again), or is refused with"
                            + " the reason",
            content = @Content(schema = @Schema(implementation = Result.class)))
    @APIResponse(responseCode = "413", description = "The body is larger than 2 MiB; nothing was stored")
    @APIResponse(responseCode = "422", description = "Everything that is not valid; nothing was stored")
    public Response send(@HeaderParam("Idempotency-Key") String key, JsonBody<DirectMail> body) {
        List<InvalidField> unread = explained(body.faults());
        DirectMail mail = body.value();
        if (mail == null) {
            throw Problem.invalid(unread);
        }
        return idempotent.once(key, "POST /email/send", mail, () -> {
            MailCheck.Checked checked = check.check(mail, clock.instant());
            List<InvalidField> errors = StrictJson.and(unread, checked.errors());
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
            Result result = results(List.of(checked)).getFirst();
            if (result.errors() != null) {
                throw Problem.invalid(result.errors());
            }
            return Response.status(202).entity(result).build();
        });
    }

    @POST
    @Path("/batch-send")
    @Transactional
    @Operation(
            operationId = "sendEmails",
            summary = "Queues up to 1000 mails outside campaigns, each with its own result")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Many.class)))
    @APIResponse(
            responseCode = "202",
            description = "What became of each",
            content = @Content(schema = @Schema(implementation = Results.class)))
    @APIResponse(responseCode = "413", description = "The body is larger than 2 MiB; nothing was stored")
    @APIResponse(
            responseCode = "422",
            description =
                    "The list itself is not valid, or has unknown properties or values of a wrong type; nothing was stored")
    public Response sendMany(@HeaderParam("Idempotency-Key") String key, JsonBody<Many> body) {
        if (!body.faults().isEmpty()) {
            throw Problem.invalid(explained(body.faults()));
        }
        Many many = body.value();
        return idempotent.once(key, "POST /email/batch-send", many, () -> {
            Instant now = clock.instant();
            List<MailCheck.Checked> checked =
                    many.emails().stream().map(mail -> check.check(mail, now)).toList();
            return Response.status(202).entity(new Results(results(checked))).build();
        });
    }

    /** What is valid is queued, all of it at once; the others are told why not. */
    private List<Result> results(List<MailCheck.Checked> mails) {
        List<Order> valid = mails.stream()
                .filter(mail -> mail.errors().isEmpty())
                .map(MailCheck.Checked::order)
                .toList();
        List<Answer> answers = valid.isEmpty() ? List.of() : sending.accept(valid);
        Map<UUID, OutboundEmail> queued = table.of(
                answers.stream().map(Answer::emailId).filter(Objects::nonNull).toList());
        List<Result> results = new ArrayList<>();
        Iterator<Answer> next = answers.iterator();
        for (MailCheck.Checked mail : mails) {
            results.add(
                    mail.errors().isEmpty()
                            ? result(results.size(), next.next(), queued)
                            : new Result(results.size(), null, false, null, mail.errors()));
        }
        return results;
    }

    private Result result(int index, Answer answer, Map<UUID, OutboundEmail> queued) {
        if (answer.emailId() == null) {
            return new Result(index, null, false, null, List.of(error(answer.refusal())));
        }
        OutboundEmail email = queued.get(answer.emailId());
        Instant again = answer.duplicate() ? email.requestedAt().plus(repeats.repeatAfter()) : null;
        return new Result(index, email, answer.duplicate(), again, null);
    }

    private static InvalidField error(Refusal refusal) {
        return switch (refusal.reason()) {
            case TEMPLATE -> new InvalidField("subject, text, html", refusal.detail());
            case INVALID_ADDRESS -> new InvalidField("from, to, cc, reply_to", refusal.detail());
            case SUPPRESSED, CANCELLED, NOT_ALLOWED, INCOMPLETE_SETTINGS, DUPLICATE, REJECTED, RETRIES_EXHAUSTED ->
                new InvalidField("email", refusal.detail());
        };
    }

    /** Lists of recipients are what senders of other systems try first. */
    private static List<InvalidField> explained(List<InvalidField> faults) {
        return faults.stream()
                .map(fault -> fault.field().matches("(emails\\[\\d+]\\.)?to")
                                && fault.detail().startsWith("is a list")
                        ? new InvalidField(fault.field(), fault.detail() + ONE_RECIPIENT)
                        : fault)
                .toList();
    }
}
