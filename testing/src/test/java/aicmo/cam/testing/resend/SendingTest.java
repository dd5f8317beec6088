package aicmo.cam.testing.resend;

import static aicmo.cam.testing.resend.Caller.mail;
import static aicmo.cam.testing.resend.Caller.mails;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.SettableClock;
import aicmo.cam.testing.http.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00.123456Z"));
    private final ResendApi api = ResendApi.start(
            ResendSettings.defaults().clock(clock).requestsPerSecond(1000).verifiedDomains("acme.test"));
    private final Caller caller = new Caller(api);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_mail_is_accepted_and_shown() throws IOException {
        ObjectNode mail = mail("bea@client.test");
        mail.putObject("headers").put("Message-ID", "<mine@acme.test>").put("References", "<first@acme.test>");
        mail.putArray("tags").addObject().put("name", "campaign").put("value", "c1");

        Caller.Answer sent = caller.post("/emails", mail);
        Caller.Answer shown = caller.get("/emails/" + sent.id());

        assertThat(sent.status()).isEqualTo(200);
        assertThat(shown.json().path("created_at").asText()).isEqualTo("2026-03-01 10:00:00.123456+00");
        assertThat(shown.json().path("message_id").asText()).endsWith("@email.amazonses.com>");
        assertThat(shown.json().path("last_event").asText()).isEqualTo("queued");
        assertThat(shown.json().path("to").path(0).asText()).isEqualTo("bea@client.test");
        assertThat(shown.json().path("text").asText()).isEqualTo("Hello you");
        assertThat(shown.json().path("tags").path(0).path("value").asText()).isEqualTo("c1");
        assertThat(api.accepted().perRecipient()).containsEntry("bea@client.test", 1L);
        assertThat(api.accepted().emails().getFirst().content().headersThatArrive())
                .containsOnlyKeys("References");
    }

    @Test
    void a_strict_batch_with_one_bad_mail_sends_nothing() throws IOException {
        ArrayNode batch = mails("a@client.test", "b@client.test", "c@client.test");
        ((ObjectNode) batch.get(2)).remove("to");

        Caller.Answer answer = caller.post("/emails/batch", batch);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).isEqualTo("missing_required_field");
        assertThat(api.accepted().count()).isZero();
    }

    @Test
    void a_permissive_batch_sends_what_is_good_and_names_the_rest() throws IOException {
        ArrayNode batch = mails("a@client.test", "b@client.test", "c@client.test");
        ((ObjectNode) batch.get(1)).remove("to");

        Caller.Answer answer = caller.post("/emails/batch", batch, "x-batch-validation", "permissive");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("data")).hasSize(2);
        assertThat(answer.json().path("errors"))
                .hasToString("[{\"index\":1,\"message\":\"The `to` field is missing.\"}]");
        assertThat(api.accepted().emails()).extracting(email -> email.index()).containsExactly(0, 2);
        assertThat(api.accepted().emails())
                .extracting(email -> email.id())
                .containsExactly(
                        answer.json().path("data").path(0).path("id").asText(),
                        answer.json().path("data").path(1).path("id").asText());
    }

    @Test
    void a_batch_has_1_to_100_mails_and_no_attachments() throws IOException {
        ArrayNode tooMany = Json.array();
        for (int i = 0; i < 101; i++) {
            tooMany.add(mail("a" + i + "@client.test"));
        }
        ArrayNode attached = mails("a@client.test");
        ((ObjectNode) attached.get(0)).putArray("attachments").addObject().put("content", "aGk=");

        assertThat(caller.post("/emails/batch", Json.array()).status()).isEqualTo(422);
        assertThat(caller.post("/emails/batch", tooMany).status()).isEqualTo(422);
        assertThat(caller.post("/emails/batch", mail("a@client.test")).status()).isEqualTo(422);
        assertThat(caller.post("/emails/batch", attached).message()).contains("attachments");
        assertThat(caller.post("/emails/batch", mails("a@client.test"), "x-batch-validation", "lax")
                        .status())
                .isEqualTo(422);
        assertThat(api.accepted().count()).isZero();
    }

    @Test
    void a_foreign_domain_is_refused_and_the_sandbox_writes_to_its_owner_only() throws IOException {
        Caller.Answer foreign = caller.post("/emails", mail("a@client.test").put("from", "eve@evil.test"));
        Caller.Answer stranger = caller.post("/emails", mail("a@client.test").put("from", "onboarding@resend.dev"));
        Caller.Answer owner = caller.post("/emails", mail("owner@acme.test").put("from", "onboarding@resend.dev"));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.message()).contains("evil.test").contains("not verified");
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.message()).contains("testing emails");
        assertThat(owner.status()).isEqualTo(200);
    }

    @Test
    void a_scheduled_mail_can_be_moved_and_canceled_and_others_cannot() throws IOException {
        String scheduled = caller.post("/emails", mail("a@client.test").put("scheduled_at", "in 2 hours"))
                .id();
        String sent = caller.post("/emails", mail("b@client.test")).id();

        assertThat(caller.get("/emails/" + scheduled)
                        .json()
                        .path("scheduled_at")
                        .asText())
                .startsWith("2026-03-01 12:00:00");
        assertThat(caller.patch("/emails/" + scheduled, Json.object().put("scheduled_at", "2026-03-02T10:00:00Z"))
                        .status())
                .isEqualTo(200);
        assertThat(caller.post("/emails/" + scheduled + "/cancel", Json.object())
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/emails/" + scheduled).json().path("last_event").asText())
                .isEqualTo("canceled");
        assertThat(caller.post("/emails/" + sent + "/cancel", Json.object()).status())
                .isEqualTo(422);
    }

    @Test
    void a_mail_can_be_hidden_for_a_moment() throws IOException {
        api.unseenFor(java.time.Duration.ofSeconds(2));
        String id = caller.post("/emails", mail("a@client.test")).id();

        assertThat(caller.get("/emails/" + id).status()).isEqualTo(404);
        clock.advance(java.time.Duration.ofSeconds(2));
        assertThat(caller.get("/emails/" + id).status()).isEqualTo(200);
    }

    @Test
    void the_list_is_paged_both_ways_from_the_newest() throws IOException {
        for (int i = 1; i <= 5; i++) {
            caller.post("/emails", mail("a" + i + "@client.test"));
        }
        Caller.Answer first = caller.get("/emails?limit=2");
        String last = first.json().path("data").path(1).path("id").asText();
        Caller.Answer second = caller.get("/emails?limit=2&after=" + last);
        String top = second.json().path("data").path(0).path("id").asText();
        Caller.Answer back = caller.get("/emails?limit=2&before=" + top);

        assertThat(first.json().path("has_more").asBoolean()).isTrue();
        assertThat(first.json().at("/data/0/to/0").asText()).isEqualTo("a5@client.test");
        assertThat(second.json().at("/data/0/to/0").asText()).isEqualTo("a3@client.test");
        assertThat(back.json().path("data")).isEqualTo(first.json().path("data"));
        assertThat(back.json().path("has_more").asBoolean()).isFalse();
        assertThat(caller.get("/emails?after=x&before=y").status()).isEqualTo(422);
        assertThat(caller.get("/emails?limit=101").status()).isEqualTo(422);
    }
}
