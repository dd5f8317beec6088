package aicmo.cam.testing.resend;

import static aicmo.cam.testing.resend.Caller.mail;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.http.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuppressionsTest {

    private final ResendApi api = ResendApi.start(ResendSettings.defaults().requestsPerSecond(1000));
    private final Caller caller = new Caller(api);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void one_is_added_found_by_id_and_by_address_and_removed() throws IOException {
        Caller.Answer added = caller.post("/suppressions", Json.object().put("email", "Bea@client.test"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(caller.get("/suppressions/bea@client.test").id()).isEqualTo(added.id());
        assertThat(caller.get("/suppressions/" + added.id())
                        .json()
                        .path("origin")
                        .asText())
                .isEqualTo("manual");
        assertThat(caller.delete("/suppressions/" + added.id())
                        .json()
                        .path("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(caller.get("/suppressions/" + added.id()).status()).isEqualTo(404);
    }

    @Test
    void many_are_added_and_removed_at_once() throws IOException {
        Caller.Answer added = caller.post(
                "/suppressions/batch/add",
                Json.object().set("emails", Json.strings(List.of("a@c.test", "b@c.test", "c@c.test"))));
        Caller.Answer removed = caller.post(
                "/suppressions/batch/remove",
                Json.object().set("emails", Json.strings(List.of("a@c.test", "b@c.test"))));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("data")).hasSize(3);
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.json().path("data")).hasSize(2);
        assertThat(caller.get("/suppressions?origin=manual").json().path("data"))
                .hasSize(1);
        assertThat(caller.post("/suppressions/batch/remove", Json.object()).status())
                .isEqualTo(422);
    }

    @Test
    void a_hard_bounce_suppresses_and_the_next_mail_is_suppressed() throws IOException {
        api.fate("gone@client.test", aicmo.cam.testing.resend.webhook.Outcome.BOUNCED);
        String first = caller.post("/emails", mail("gone@client.test")).id();
        api.flush();
        String second = caller.post("/emails", mail("gone@client.test")).id();
        api.flush();

        assertThat(caller.get("/suppressions?origin=bounce")
                        .json()
                        .at("/data/0/source_id")
                        .asText())
                .isEqualTo(first);
        assertThat(caller.get("/emails/" + first).json().path("last_event").asText())
                .isEqualTo("bounced");
        assertThat(caller.get("/emails/" + second).json().path("last_event").asText())
                .isEqualTo("suppressed");
    }
}
