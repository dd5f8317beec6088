package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.HttpDoor;
import aicmo.cam.testing.resend.email.Accepted;
import aicmo.cam.testing.resend.email.EmailRules;
import aicmo.cam.testing.resend.limit.Quota;
import aicmo.cam.testing.resend.limit.RateLimit;
import aicmo.cam.testing.resend.webhook.EventType;
import aicmo.cam.testing.resend.webhook.Outcome;
import aicmo.cam.testing.resend.webhook.WebhookAttempt;
import aicmo.cam.testing.resend.webhook.WebhookEndpoints;
import aicmo.cam.testing.resend.webhook.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Resend over HTTP on a free port of 127.0.0.1, as its documentation describes it (resend.com/docs/api-reference), with
 * faults on command and a count of what was accepted.
 *
 * <p>Mail lies queued, and webhooks wait, until {@link #flush()}, or go out by themselves where the settings say so.
 */
public final class ResendApi implements AutoCloseable {

    private final List<HttpCall> received = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final ResendSettings settings;
    private final RateLimit rateLimit;
    private final Quota quota;
    private final Emails emails;
    private final Suppressions suppressions;
    private final Webhooks webhooks;
    private final Mailroom mailroom;
    private final Sending sending;
    private final HttpDoor door;
    private final Optional<Rounds> rounds;

    private ResendApi(ResendSettings settings) {
        Clock clock = settings.clock;
        this.settings = settings;
        rateLimit = new RateLimit(clock, settings.requestsPerSecond);
        quota = new Quota(clock, settings.dailyQuota, settings.monthlyQuota);
        emails = new Emails(clock);
        suppressions = new Suppressions(clock);
        WebhookEndpoints endpoints = new WebhookEndpoints(clock);
        webhooks = new Webhooks(endpoints, clock, settings.retriesFasterBy, settings.seed);
        mailroom = new Mailroom(clock, emails, suppressions, webhooks);
        sending = new Sending(clock, new EmailRules(settings.verifiedDomains, settings.ownAddress), emails, quota);
        Gate gate = new Gate(settings, rateLimit, quota, routes(endpoints)::handle);
        door = HttpDoor.open(call -> receive(call, gate));
        rounds = settings.webhooksEvery.isZero()
                ? Optional.empty()
                : Optional.of(Rounds.every(settings.webhooksEvery, this::flush));
    }

    public static ResendApi start() {
        return start(ResendSettings.defaults());
    }

    public static ResendApi start(ResendSettings settings) {
        return new ResendApi(settings);
    }

    private HttpAnswer receive(HttpCall call, Gate gate) {
        received.add(call);
        HttpAnswer answer = gate.pass(call);
        if (answer instanceof HttpAnswer.Response response) {
            answers.merge(response.status(), 1, Integer::sum);
        }
        return answer;
    }

    private Routes routes(WebhookEndpoints endpoints) {
        return new Routes()
                .on("POST", "/emails", sending::one)
                .on("GET", "/emails", emails::list)
                .on("POST", "/emails/batch", sending::batch)
                .on("GET", "/emails/([^/]+)", (call, id) -> emails.get(id))
                .on("PATCH", "/emails/([^/]+)", (call, id) -> emails.reschedule(id, call))
                .on("POST", "/emails/([^/]+)/cancel", (call, id) -> emails.cancel(id))
                .on("POST", "/suppressions", suppressions::add)
                .on("GET", "/suppressions", suppressions::list)
                .on("POST", "/suppressions/batch/add", suppressions::addBatch)
                .on("POST", "/suppressions/batch/remove", suppressions::removeBatch)
                .on("GET", "/suppressions/([^/]+)", (call, id) -> suppressions.get(id))
                .on("DELETE", "/suppressions/([^/]+)", (call, id) -> suppressions.delete(id))
                .on("POST", "/webhooks", endpoints::create)
                .on("GET", "/webhooks", endpoints::list)
                .on("GET", "/webhooks/([^/]+)", (call, id) -> endpoints.get(id))
                .on("PATCH", "/webhooks/([^/]+)", (call, id) -> endpoints.patch(id, call))
                .on("DELETE", "/webhooks/([^/]+)", (call, id) -> endpoints.delete(id));
    }

    /** {@return the base address, in place of {@code https://api.resend.com}} */
    public URI uri() {
        return door.uri();
    }

    /** The key with full access. */
    public String apiKey() {
        return settings.apiKey;
    }

    /** Lets the next requests to send go wrong, one after another; those after them work again. */
    public ResendApi next(Fault... faults) {
        List.of(faults).forEach(sending::next);
        return this;
    }

    /** How many of the requests that {@link #next} planned for have not come so far. */
    public int left() {
        return sending.left();
    }

    public ResendApi requestsPerSecond(int limit) {
        rateLimit.change(limit);
        return this;
    }

    /** Mails that were received, or sent by others of the team: they count towards the quotas. */
    public ResendApi usedQuota(int mails) {
        quota.count(mails);
        return this;
    }

    /** {@code GET /emails/{id}} answers 404 for mails younger than this. */
    public ResendApi unseenFor(Duration age) {
        emails.unseenFor(age);
        return this;
    }

    /** What becomes of mail to an address; those at resend.dev and the suppressed ones have a fate already. */
    public ResendApi fate(String address, Outcome outcome) {
        mailroom.fate(address, outcome);
        return this;
    }

    /** What becomes of mail to all others; unless said: it is delivered. */
    public ResendApi usually(Outcome outcome) {
        mailroom.usually(outcome);
        return this;
    }

    /** Something more happens to a mail that was accepted, such as an open. */
    public ResendApi emit(String emailId, EventType type) {
        mailroom.emit(emails.required(emailId), type);
        return this;
    }

    /** Each of the next so many acknowledged webhooks comes a second time, with the same {@code svix-id}. */
    public ResendApi duplicateNextWebhooks(int count) {
        webhooks.duplicateNext(count);
        return this;
    }

    /** Sends queued mail on its way and every webhook that is due by the clock; {@return how many webhooks were sent}. */
    public int flush() {
        mailroom.work();
        return webhooks.flush();
    }

    public Accepted accepted() {
        return emails.accepted();
    }

    /** Every request that arrived, accepted or not. */
    public List<HttpCall> received() {
        return List.copyOf(received);
    }

    /** How many requests were answered with this status; those that got no answer have none. */
    public int answered(int status) {
        return answers.getOrDefault(status, 0);
    }

    public List<WebhookAttempt> webhookAttempts() {
        return webhooks.attempts();
    }

    /** {@return how many webhooks wait for their first or next attempt} */
    public int webhooksWaiting() {
        return webhooks.waiting();
    }

    @Override
    public void close() {
        rounds.ifPresent(Rounds::close);
        door.close();
    }
}
