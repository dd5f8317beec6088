package aicmo.cam.inbox.imap;

import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.RefreshTokens;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks token endpoints for access tokens (RFC 6749, sections 4.4 and 6) and keeps them as long as they are good. */
@Singleton
public class AccessTokenClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A token that ends so soon may end before the server has seen it. */
    private static final Duration NEARLY_OVER = Duration.ofMinutes(2);

    private static final int USUAL_SECONDS = 3600;
    private static final int LONGEST_WORDS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Asked, Known> known = new ConcurrentHashMap<>();
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    public AccessTokenClient(RefreshTokens refreshTokens, Clock clock) {
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /** @throws InboxUnreachable where the endpoint gives none */
    String token(Login.OAuth2 login) {
        // one question at a time for a login: the folders of a mailbox ask at once
        return known.compute(
                        Asked.by(login),
                        (asked, before) -> before != null && before.isGood(clock.instant())
                                ? before
                                : ask(login, Optional.ofNullable(before).flatMap(Known::newerRefreshToken)))
                .accessToken();
    }

    /** The server does not take it; the next question is asked anew. */
    void forget(Login.OAuth2 login) {
        known.computeIfPresent(Asked.by(login), (asked, before) -> before.spent());
    }

    private Known ask(Login.OAuth2 login, Optional<String> newer) {
        Optional<String> refreshToken = newer.or(login::refreshToken);
        JsonNode answer = post(login, refreshToken);
        Optional<String> next = Optional.ofNullable(answer.path("refresh_token").textValue());
        next.filter(token -> !refreshToken.equals(Optional.of(token)))
                .ifPresent(token -> refreshTokens.replaced(login, token));
        Duration good = Duration.ofSeconds(answer.path("expires_in").asInt(USUAL_SECONDS));
        return new Known(answer.path("access_token").asText(), clock.instant().plus(good), next.or(() -> newer));
    }

    private JsonNode post(Login.OAuth2 login, Optional<String> refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", refreshToken.isPresent() ? "refresh_token" : "client_credentials");
        form.put("client_id", login.clientId());
        login.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        login.scope().ifPresent(scope -> form.put("scope", scope));
        refreshToken.ifPresent(token -> form.put("refresh_token", token));
        HttpRequest request = HttpRequest.newBuilder(login.tokenEndpoint())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        try {
            HttpResponse<String> response = answer(request);
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() != 200 || !answer.path("access_token").isTextual()) {
                throw refused(login, response.statusCode(), answer);
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw unanswered(login, "its answer is no JSON", e);
        } catch (IOException e) {
            throw unanswered(login, e.getClass().getSimpleName() + " " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw unanswered(login, "its answer is not complete after " + PATIENCE.multipliedBy(2), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(login, "it was not waited for", e);
        }
    }

    /** The request's own time-out ends with the headers: a body may trickle without end. */
    private HttpResponse<String> answer(HttpRequest request)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(PATIENCE.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** Only the error's own fields (section 5.2) are repeated. */
    private static InboxUnreachable refused(Login.OAuth2 login, int status, JsonNode answer) {
        String words = answer.path("error").asText("") + " "
                + answer.path("error_description").asText("");
        String line = words.replaceAll("\\s+", " ").strip();
        return new InboxUnreachable(
                status >= 500 || status == 429 ? Reason.CONNECTION : Reason.LOGIN,
                login.tokenEndpoint() + " gives no access token for " + login.name() + " (HTTP " + status
                        + "): check client id, client secret, scope and refresh token, and sign in anew where the refresh token is"
                        + " over; it says: " + line.substring(0, Math.min(line.length(), LONGEST_WORDS)),
                null);
    }

    private static InboxUnreachable unanswered(Login.OAuth2 login, String why, Exception e) {
        return new InboxUnreachable(
                Reason.CONNECTION,
                "the token endpoint " + login.tokenEndpoint() + " does not answer for " + login.name() + ": " + why,
                e);
    }

    private record Asked(URI endpoint, String clientId, String name) {
        static Asked by(Login.OAuth2 login) {
            return new Asked(login.tokenEndpoint(), login.clientId(), login.name());
        }
    }

    private record Known(String accessToken, Instant until, Optional<String> newerRefreshToken) {
        boolean isGood(Instant now) {
            return now.plus(NEARLY_OVER).isBefore(until);
        }

        Known spent() {
            return new Known(accessToken, Instant.EPOCH, newerRefreshToken);
        }
    }
}
