package aicmo.cam.sender.outbound;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.queue.EmailSendingService;
import aicmo.cam.sender.queue.EmailSendingService.Answer;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Mails outside campaigns: into the same queue, under the same caps, past the same suppression list. */
@Path("/api/cam/email")
class EmailResource {
    private final EmailSendingService sending;
    private final OutboundTable mails;
    private final IdempotentRequests idempotent;
    private final Validator validator;
    private final Clock clock;

    EmailResource(
            EmailSendingService sending,
            OutboundTable mails,
            IdempotentRequests idempotent,
            Validator validator,
            Clock clock) {
        this.sending = sending;
        this.mails = mails;
        this.idempotent = idempotent;
        this.validator = validator;
        this.clock = clock;
    }

    /** Many mails at once. */
    record Many(@NotEmpty @Size(max = 1000) List<@NotNull DirectMail> emails) {}

    /**
     * What became of one mail that was asked for.
     *
     * @param index its place in the request, from 0
     * @param email the mail; absent where it was not valid and nothing was stored
     * @param duplicate whether the same mail had been asked for before
     * @param errors what is not valid
     */
    record Result(int index, OutboundEmail email, boolean duplicate, List<InvalidField> errors) {}

    /** What became of each, in the order of the request. */
    record Results(List<Result> items) {}

    @POST
    @Path("/send")
    @Transactional
    @Operation(operationId = "sendEmail", summary = "Queues one mail outside campaigns")
    @APIResponse(
            responseCode = "202",
            description = "It is queued, was queued before (duplicate), or is refused with the reason",
            content = @Content(schema = @Schema(implementation = Result.class)))
    public Response send(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull DirectMail mail) {
        return idempotent.once(key, "POST /email/send", mail, () -> {
            Result result = result(0, mail);
            if (result.errors() != null) {
                throw Problem.invalid(result.errors().getFirst().detail(), result.errors());
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
    @APIResponse(
            responseCode = "202",
            description = "What became of each",
            content = @Content(schema = @Schema(implementation = Results.class)))
    public Response sendMany(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull Many many) {
        return idempotent.once(key, "POST /email/batch-send", many, () -> {
            List<Result> items = new ArrayList<>();
            for (DirectMail mail : many.emails()) {
                items.add(result(items.size(), mail));
            }
            return Response.status(202).entity(new Results(items)).build();
        });
    }

    private Result result(int index, DirectMail mail) {
        List<InvalidField> errors = validator.validate(mail).stream()
                .map(EmailResource::error)
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .collect(Collectors.toList());
        if (!errors.isEmpty()) {
            return new Result(index, null, false, errors);
        }
        Answer answer = sending.accept(mail.order(clock.instant()));
        if (answer.emailId() == null) {
            return new Result(index, null, false, List.of(error(answer.refusal())));
        }
        return new Result(index, mails.find(answer.emailId()).orElseThrow().email(), answer.duplicate(), null);
    }

    private static InvalidField error(Refusal refusal) {
        String field = refusal.reason() == Reason.TEMPLATE ? "subject, text, html" : "from, to, reply_to";
        return new InvalidField(field, refusal.detail());
    }

    private static InvalidField error(ConstraintViolation<DirectMail> violation) {
        String field = violation.getPropertyPath().toString().replaceAll("([a-z])([A-Z])", "$1_$2");
        return new InvalidField(field.toLowerCase(java.util.Locale.ROOT), violation.getMessage());
    }
}
