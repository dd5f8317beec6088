package aicmo.cam.decision.webhook;

import aicmo.cam.events.Topic;
import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Systems without Kafka are told of events by HTTP, signed after the Standard Webhooks specification. */
@Path("/api/cam/webhooks")
@Tag(name = "Webhooks")
@Consumes(MediaType.APPLICATION_JSON)
class WebhooksResource {
    private static final int SECRET_BYTES = 32;

    private final WebhookRows webhooks;
    private final DeliveryRows deliveries;
    private final TargetCheck targets;
    private final IdempotentRequests requests;
    private final Clock clock;
    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    WebhooksResource(
            WebhookRows webhooks,
            DeliveryRows deliveries,
            WebhookSettings settings,
            IdempotentRequests requests,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.targets = new TargetCheck(settings.privateAddresses(), InetAddress::getAllByName);
        this.requests = requests;
        this.clock = clock;
        this.seal = new Seal(settings.keys().orElse(List.of()));
    }

    @GET
    @Operation(summary = "Every webhook, without its secret")
    public Page<Webhook> list() {
        return new Page<>(webhooks.all(), null);
    }

    @POST
    @Transactional
    @Operation(
            summary = "Tell a URL of these events from now on",
            description = "Its secret, which signs each message, is at /webhooks/{id}/secret. A message is"
                    + " {type, timestamp, data}, data being the event. It may come twice (webhook-id says which it is) and in"
                    + " any order; whatever is not answered with 2xx is sent again for a day.")
    @APIResponse(
            responseCode = "201",
            description = "It is told from now on",
            content = @Content(schema = @Schema(implementation = Webhook.class)))
    @APIResponse(responseCode = "409", description = "No key to seal secrets with is set")
    @APIResponse(responseCode = "422", description = "The URL may not be told, or there is no such event")
    public Response add(
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull(message = "the body is missing") Wanted wanted) {
        return requests.once(key, "POST /webhooks", wanted, () -> added(wanted));
    }

    private Response added(Wanted wanted) {
        if (!seal.hasKey()) {
            throw Problem.conflict(
                    "secrets can't be sealed: set AICMO_CAM_WEBHOOK_KEYS to what `openssl rand -base64 32` makes");
        }
        targets.refusal(wanted.url).ifPresent(why -> invalid("url", wanted.url + " " + why));
        Set<String> known = known();
        wanted.events.stream()
                .filter(event -> !known.contains(event))
                .findFirst()
                .ifPresent(event -> invalid("events", "there is no event '" + event + "'; there are " + known));
        Webhook webhook = new Webhook(
                EventId.next(),
                wanted.url,
                wanted.events.stream().distinct().toList(),
                wanted.description == null ? "" : wanted.description,
                clock.instant(),
                null);
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        webhooks.add(webhook, seal.seal(secret, webhook.webhookId().toString()));
        return Response.status(Response.Status.CREATED).entity(webhook).build();
    }

    @GET
    @Path("{id}/secret")
    @Operation(summary = "What its messages are signed with, for the receiver to check them by")
    @APIResponse(responseCode = "200", description = "whsec_ and Base64, as libraries of Standard Webhooks want it")
    @APIResponse(responseCode = "404", description = "There is no such webhook")
    public Secret secret(@PathParam("id") UUID id) {
        byte[] sealed = webhooks.secret(id).orElseThrow(() -> Problem.notFound("webhook", id));
        return new Secret(Signature.shown(seal.open(sealed, id.toString())));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Tell it nothing more; what was not delivered yet is dropped")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such webhook")
    public void remove(@PathParam("id") UUID id) {
        if (!webhooks.remove(id)) {
            throw Problem.notFound("webhook", id);
        }
    }

    @GET
    @Path("{id}/deliveries")
    @Operation(summary = "What it was told, the newest first, and what came of it")
    @APIResponse(responseCode = "200", description = "Each with its attempts and the last answer")
    @APIResponse(responseCode = "404", description = "There is no such webhook")
    public Page<Delivery> deliveries(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("after") UUID after) {
        if (webhooks.find(id).isEmpty()) {
            throw Problem.notFound("webhook", id);
        }
        return Page.of(deliveries.page(id, after, limit + 1), limit, Delivery::deliveryId);
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(Set.of("alert"));
        Stream.of(Topic.values()).forEach(topic -> known.add(topic.topicName().substring("cam.".length())));
        return known;
    }

    private static void invalid(String field, String why) {
        throw Problem.invalid(why, List.of(new Problem.InvalidField(field, why)));
    }

    /**
     * A webhook that is wanted.
     *
     * @param url where to; https, and an address of the internet
     * @param events names of events, such as {@code email-sent}; {@code alert} for what people should look at
     */
    record Wanted(
            @NotBlank(message = "is missing") @Size(max = 2000, message = "is at most 2000 characters long")
            String url,

            @NotEmpty(message = "names no event") @Size(max = 50, message = "is too long")
            List<String> events,

            @Size(max = 500, message = "is at most 500 characters long")
            String description) {}

    /**
     * What signs the messages of a webhook.
     *
     * @param secret {@code whsec_} and Base64
     */
    record Secret(String secret) {}
}
