package aicmo.cam.sender.provider.resend.api;

import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import aicmo.cam.sender.provider.resend.api.Reply.CutOff;
import aicmo.cam.sender.provider.resend.api.Reply.NotBegun;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.http.HttpClientOptions;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.client.api.LoggingScope;

/**
 * Calls Resend and waits for the answer, in the thread of the caller. It never repeats a call and follows no redirect: whether a
 * call is repeated, and under which key, is not for the transport to decide. The key of the account is in no message of it.
 */
public final class ResendClient {
    /** Answers to a hundred mails have 5 KB. */
    static final int LONGEST_ANSWER = 1 << 20;

    /** A page of a hundred mails, where they come with their texts. */
    static final int LONGEST_PAGE = 16 << 20;

    static final int PAGE = 100;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** Shorter than servers keep an idle connection, so that it is not they who hang up, on a call. */
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final ResendApi api;
    private final String apiKey;
    private final Duration timeout;
    private final Telling telling;
    private final Clock clock;

    public ResendClient(ResendSettings settings, String userAgent, Telling telling, Clock clock) {
        ResendChecks.check(settings);
        this.apiKey = settings.apiKey().orElseThrow().strip();
        this.timeout = settings.timeout();
        this.telling = telling;
        this.clock = clock;
        this.api = api(settings, userAgent);
    }

    private ResendApi api(ResendSettings settings, String userAgent) {
        long connectMillis =
                Math.min(CONNECT_TIMEOUT.toMillis(), settings.timeout().toMillis());
        int idleSeconds = Math.toIntExact(Math.max(1, settings.timeout().toSeconds()));
        // Two more than send at once: a lookup needs one, and one whose answer was too long is gone until it idles out.
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setMaxPoolSize(settings.connections() + 2)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setIdleTimeout(idleSeconds)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.url())
                .httpClientOptions(options)
                .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
                .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .loggingScope(LoggingScope.NONE)
                .userAgent(userAgent)
                .register(new PayloadWriter())
                .clientHeadersFactory((incoming, outgoing) -> {
                    MultivaluedHashMap<String, String> headers = new MultivaluedHashMap<>(outgoing);
                    headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + apiKey);
                    return headers;
                })
                .build(ResendApi.class);
    }

    /** One mail, as JSON. */
    public Reply send(String key, byte[] mail) {
        Payload payload = new Payload(mail);
        return call(LONGEST_ANSWER, payload, () -> api.send(key, payload));
    }

    /** Several mails, as a JSON array; each is judged by itself. */
    public Reply sendAll(String key, byte[] mails) {
        Payload payload = new Payload(mails);
        return call(LONGEST_ANSWER, payload, () -> api.sendAll(key, "permissive", payload));
    }

    /** One mail that was taken. */
    public Reply email(String id) {
        return call(LONGEST_PAGE, new Payload(new byte[0]), () -> api.email(id));
    }

    /**
     * A hundred mails that were taken, the newest first.
     *
     * @param after the id that the page before ended with; null for the first
     */
    public Reply page(String after) {
        return call(LONGEST_PAGE, new Payload(new byte[0]), () -> api.emails(PAGE, after));
    }

    private Reply call(int longest, Payload payload, Supplier<RestResponse<InputStream>> request) {
        Instant sent = clock.instant();
        Reply reply = reply(longest, payload, request);
        telling.heard(sent, reply);
        return reply;
    }

    private Reply reply(int longest, Payload payload, Supplier<RestResponse<InputStream>> request) {
        long deadline = System.nanoTime() + 2 * timeout.toNanos();
        try {
            RestResponse<InputStream> response = request.get();
            String body = redacted(body(response.getEntity(), longest, deadline));
            return new Answer(response.getStatus(), headers(response), body);
        } catch (IOException e) {
            return new CutOff(inWords(e));
        } catch (RuntimeException e) {
            Throwable cause = e instanceof ProcessingException && e.getCause() != null ? e.getCause() : e;
            return payload.abandon() ? new NotBegun(inWords(cause)) : new CutOff(inWords(cause));
        }
    }

    /** What is too long is left unread, and its connection idles out: to close the stream were to read all of it. */
    private static String body(InputStream in, int longest, long deadline) throws IOException {
        if (in == null) {
            return "";
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            body.write(chunk, 0, n);
            if (body.size() > longest) {
                return "";
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the answer did not come to its end in time");
            }
        }
        in.close();
        return body.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(RestResponse<InputStream> response) {
        Map<String, String> headers = new HashMap<>();
        response.getStringHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    private String inWords(Throwable failure) {
        return redacted(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    private String redacted(String text) {
        return text.replace(apiKey, "***");
    }
}
