package aicmo.cam.followup;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignResumed;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailRetried;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ErasureRequested;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** One campaign from outside: by HTTP, and by what the other services tell and hear of it. */
public final class Story implements AutoCloseable {
    private final OtherServices others = new OtherServices();
    public final UUID campaign;

    public Story(String definition) {
        campaign = UUID.fromString(create(definition).statusCode(201).extract().path("id"));
    }

    public static ValidatableResponse create(String definition) {
        return given().contentType("application/json")
                .body(definition)
                .post("/api/cam/campaigns")
                .then();
    }

    public static String threeSteps(String firstText) {
        return """
                {"name": "Spring", "from": "Anna Berg <anna@acme.example>", "variables": ["industry"], "no_reply_after": "2d",
                 "steps": [{"subject": "Hello", "text": "%s"},
                           {"text": "Did you see it?", "delay": "P1D"},
                           {"text": "Last time", "delay": "1d"},
                           {"track": "qualified", "text": "When?", "delay": "0d"}]}
                """.formatted(firstText);
    }

    public ValidatableResponse importCsv(String csv) {
        return given().contentType("text/csv")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/cam/campaigns/" + campaign + "/leads")
                .then();
    }

    public ValidatableResponse start() {
        return given().post("/api/cam/campaigns/" + campaign + "/start").then().statusCode(200);
    }

    public ValidatableResponse shown() {
        return given().get("/api/cam/campaigns/" + campaign).then().statusCode(200);
    }

    public ValidatableResponse leads() {
        return given().get("/api/cam/campaigns/" + campaign + "/leads?limit=500")
                .then()
                .statusCode(200);
    }

    public ValidatableResponse lead(UUID id) {
        return given().get("/api/cam/leads/" + id).then().statusCode(200);
    }

    public List<EmailRequested> requests() {
        return others.heard(EmailRequested.class, EmailRequested::campaignId, campaign);
    }

    public List<CampaignStarted> starts() {
        return others.heard(CampaignStarted.class, CampaignStarted::campaignId, campaign);
    }

    public List<CampaignStarted> startsOf(UUID other) {
        return others.heard(CampaignStarted.class, CampaignStarted::campaignId, other);
    }

    public EmailRequested request(Predicate<EmailRequested> which) {
        return eventually()
                .until(() -> requests().stream().filter(which).findFirst().orElse(null), r -> r != null);
    }

    public LeadChanged change(Predicate<LeadChanged> which) {
        return eventually()
                .until(
                        () -> others.heard(LeadChanged.class, LeadChanged::campaignId, campaign).stream()
                                .filter(which)
                                .findFirst()
                                .orElse(null),
                        c -> c != null);
    }

    public ErasureRequested erasure(UUID lead) {
        return eventually()
                .until(
                        () -> others
                                .heard(ErasureRequested.class, e -> e.leadIds().getFirst(), lead)
                                .stream()
                                .findFirst()
                                .orElse(null),
                        e -> e != null);
    }

    public void sent(EmailRequested request) {
        others.tell(new EmailSent(
                EventId.next(),
                Instant.now(),
                ref(request),
                request.recipient(),
                request.from(),
                null,
                "Hello",
                List.of("<" + request.requestId() + "@acme.example>"),
                "noop",
                null,
                true));
    }

    public void failed(EmailRequested request, EmailFailed.Reason reason) {
        others.tell(
                new EmailFailed(EventId.next(), Instant.now(), ref(request), request.recipient(), reason, "as it is"));
    }

    public void refusedAsDead(EmailRequested request) {
        others.tell(new EmailFailed(
                EventId.next(),
                Instant.now(),
                ref(request),
                request.recipient(),
                EmailFailed.Reason.REJECTED,
                "no such user",
                "5.1.1",
                BounceKind.HARD));
    }

    public void retried(EmailRequested request, int retry) {
        MailRef mail = ref(request);
        MailRef again = new MailRef(
                mail.emailId(),
                mail.requestId(),
                mail.campaignId(),
                mail.leadId(),
                mail.track(),
                mail.step(),
                mail.variant(),
                mail.stepId(),
                retry);
        others.tell(new EmailRetried(EventId.next(), Instant.now(), again, request.recipient(), "Vera"));
    }

    public void answered(EmailRequested request, UUID inbound, ReplyClass means, String correctedBy) {
        others.tell(new ReplyClassified(
                EventId.next(),
                Instant.now(),
                inbound,
                ref(request),
                request.recipient(),
                request.recipient(),
                means,
                0.9,
                "says so",
                List.of(),
                null,
                null,
                false,
                Instant.now(),
                correctedBy,
                "test"));
    }

    public void unsubscribed(String recipient) {
        others.tell(new aicmo.cam.events.RecipientUnsubscribed(
                EventId.next(), Instant.now(), null, recipient, aicmo.cam.events.RecipientUnsubscribed.Via.ONE_CLICK));
    }

    public void paused(long revision) {
        others.tell(
                new CampaignPaused(EventId.next(), Instant.now(), campaign, revision, "auto", "too few answers", null));
    }

    public void resumed(long revision) {
        others.tell(new CampaignResumed(EventId.next(), Instant.now(), campaign, revision, "bo", "mended", null));
    }

    private static MailRef ref(EmailRequested request) {
        return new MailRef(
                UUID.nameUUIDFromBytes(
                        request.requestId().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                request.requestId(),
                request.campaignId(),
                request.leadId(),
                request.track(),
                request.step());
    }

    @Override
    public void close() {
        others.close();
    }
}
