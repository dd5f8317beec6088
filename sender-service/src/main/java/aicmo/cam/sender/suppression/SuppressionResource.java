package aicmo.cam.sender.suppression;

import aicmo.cam.mail.Address;
import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Who gets no more mail. */
@Path("/api/cam/suppressions")
class SuppressionResource {
    private static final String BY_HAND = "rest";

    private final SuppressionTable table;
    private final Suppressions suppressions;
    private final IdempotentRequests idempotent;
    private final Clock clock;

    SuppressionResource(SuppressionTable table, Suppressions suppressions, IdempotentRequests idempotent, Clock clock) {
        this.table = table;
        this.suppressions = suppressions;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    /**
     * What a person wants.
     *
     * @param address an address, or a domain such as {@code acme.example}
     * @param note why, in words
     */
    record Wish(
            @NotBlank @Size(max = 254) String address,
            SuppressionReason reason,
            @Size(max = 1000) String note) {}

    @GET
    @Operation(operationId = "listSuppressions", summary = "Who gets no more mail, the newest first")
    public Page<Suppression> list(
            @QueryParam("address") String address,
            @QueryParam("reason") SuppressionReason reason,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        List<Suppression> rows = table.list(
                address == null ? null : key(address), reason == null ? null : reason.name(), after, limit + 1);
        return Page.of(rows, limit, Suppression::id);
    }

    @POST
    @Transactional
    @Operation(
            operationId = "suppress",
            summary = "No more mail to an address or a domain; when this answers, none is on its way any more")
    @APIResponse(
            responseCode = "201",
            description = "It is on the list",
            content = @Content(schema = @Schema(implementation = Suppression.class)))
    public Response add(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull Wish wish) {
        return idempotent.once(key, "POST /suppressions", wish, () -> {
            String address = key(wish.address());
            suppressions.add(new Suppression(
                    EventId.next(),
                    address,
                    wish.reason() == null ? SuppressionReason.MANUAL : wish.reason(),
                    BY_HAND,
                    wish.note(),
                    null,
                    clock.instant()));
            return Response.status(201)
                    .entity(table.find(address, BY_HAND).orElseThrow())
                    .build();
        });
    }

    @DELETE
    @Path("/{address}")
    @Transactional
    @Operation(
            operationId = "unsuppress",
            summary = "The address or domain may get mail again, whoever said it may not")
    @APIResponse(responseCode = "204", description = "It is off the list")
    public void remove(@PathParam("address") String address) {
        if (table.remove(key(address)) == 0) {
            throw Problem.notFound("suppression of", address);
        }
    }

    private static String key(String addressOrDomain) {
        String text = addressOrDomain.strip();
        if (text.indexOf('@') >= 0) {
            return valid(text, text, Address.of(text).key());
        }
        Address anybody = Address.of("anybody@" + text);
        return valid(text, anybody.address(), anybody.asciiDomain().toLowerCase(Locale.ROOT));
    }

    private static String valid(String given, String address, String key) {
        if (!Address.isValid(address)) {
            String detail =
                    "'" + given + "' is neither an email address nor a domain; give one, such as anna@acme.example"
                            + " or acme.example";
            throw Problem.invalid(detail, List.of(new InvalidField("address", detail)));
        }
        return key;
    }
}
