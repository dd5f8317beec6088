package aicmo.cam.e2e.sender;

import aicmo.cam.bench.ground.Web;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.email.AcceptedEmail;
import aicmo.cam.testing.resend.webhook.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The three ways in which a recipient says stop. */
final class OptOuts {
    private static final String NOBODY_YET = "http://127.0.0.1:9/";

    private final ResendApi api;
    private final String webhook;
    private final String secret;

    /** Subscribes to the complaints; to be told, once they run, to whom. */
    OptOuts(ResendApi api) throws IOException, InterruptedException {
        this.api = api;
        JsonNode created =
                call("POST", "/webhooks", "{\"endpoint\": \"" + NOBODY_YET + "\", \"events\": [\"email.complained\"]}");
        this.webhook = created.path("id").asText();
        this.secret = created.path("signing_secret").asText();
    }

    String secret() {
        return secret;
    }

    void complaintsGoTo(URI replica) throws IOException, InterruptedException {
        call(
                "PATCH",
                "/webhooks/" + webhook,
                "{\"endpoint\": \"" + replica.resolve("/api/cam/webhooks/resend") + "\"}");
    }

    /** The recipient pressed the spam button, and Resend tells. */
    void complaint(AcceptedEmail email) {
        api.emit(email.id(), EventType.COMPLAINED);
        api.flush();
    }

    /** The recipient's mailbox provider follows the link of the mail (RFC 8058). */
    void link(AcceptedEmail email, URI replica) throws IOException, InterruptedException {
        String header = email.content().headers().get("List-Unsubscribe");
        URI link =
                URI.create(header.substring(header.indexOf("<http") + 1, header.indexOf('>', header.indexOf("<http"))));
        Web.send(
                "POST",
                replica.resolve(link.getPath()),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "List-Unsubscribe=One-Click");
    }

    /** The recipient answered, and the classifier understood. */
    static ReplyClassified reply(MailRef mail, String recipient) {
        Instant now = Instant.now();
        return new ReplyClassified(
                EventId.next(),
                now,
                UUID.randomUUID(),
                mail,
                recipient,
                recipient,
                ReplyClass.UNSUB,
                0.99,
                "asks to get no more mail",
                List.of(),
                null,
                null,
                false,
                now,
                null,
                "test");
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + api.apiKey());
        return new ObjectMapper().readTree(Web.send(method, URI.create(api.uri() + path), headers, body));
    }
}
