package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Speaks to the API as a client would. */
final class Caller {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ResendApi api;
    private final Duration patience;

    Caller(ResendApi api) {
        this(api, Duration.ofMinutes(2));
    }

    /** @param patience short only where no answer is to come */
    Caller(ResendApi api, Duration patience) {
        this.api = api;
        this.patience = patience;
    }

    record Answer(int status, JsonNode json, HttpResponse<String> response) {

        String error() {
            return json.path("name").asText();
        }

        String message() {
            return json.path("message").asText();
        }

        String id() {
            return json.path("id").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    static ObjectNode mail(String to) {
        return Json.object()
                .put("from", "Ana <ana@acme.test>")
                .put("to", to)
                .put("subject", "Hello")
                .put("html", "<p>Hello <b>you</b></p>");
    }

    static ArrayNode mails(String... to) {
        ArrayNode mails = Json.array();
        for (String recipient : to) {
            mails.add(mail(recipient));
        }
        return mails;
    }

    Answer post(String path, JsonNode body, String... headers) throws IOException {
        return call("POST", path, body.toString(), headers);
    }

    Answer patch(String path, JsonNode body) throws IOException {
        return call("PATCH", path, body.toString());
    }

    Answer get(String path) throws IOException {
        return call("GET", path, "");
    }

    Answer delete(String path) throws IOException {
        return call("DELETE", path, "");
    }

    Answer call(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri().resolve(path))
                .timeout(patience)
                .header("Authorization", "Bearer " + api.apiKey())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), Json.parse(response.body()).orElseGet(Json::object), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
