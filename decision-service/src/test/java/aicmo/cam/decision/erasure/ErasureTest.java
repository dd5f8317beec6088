package aicmo.cam.decision.erasure;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Seconds;
import aicmo.cam.decision.Story;
import aicmo.cam.decision.Wire;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ErasureRequested;
import aicmo.cam.events.MailRef;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.erasure.Remains;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class ErasureTest {
    @Inject
    Jdbi jdbi;

    private final Story story = new Story(Instant.now());
    private final String address = "Ana+" + UUID.randomUUID() + "@recipients.test";

    @Test
    void what_is_yet_to_be_told_of_the_person_is_forgotten_and_the_counters_stay() {
        MailRef mail = story.mail();
        Wire.tell(new EmailSent(
                EventId.next(),
                Instant.now(),
                mail,
                address,
                "anna@acme.test",
                null,
                "Hello",
                List.of("<1@acme.test>"),
                "smtp",
                null,
                false));
        eventually().untilAsserted(() -> assertThat(sent()).isEqualTo(1));
        UUID webhook = UUID.randomUUID();
        insert(
                "insert into webhook (webhook_id, url, events, secret, created_at) values (:id, 'https://crm.test', '{email-sent}', '', now())",
                webhook);
        pending(
                webhook,
                "cam.email-sent.v1",
                "{\"recipient\": \"" + address.toUpperCase(java.util.Locale.ROOT) + "\"}");
        pending(webhook, "cam.lead-changed.v1", "{\"lead_id\": \"" + mail.leadId() + "\"}");
        pending(webhook, "cam.email-sent.v1", "{\"recipient\": \"other@recipients.test\"}");
        insert(
                "insert into alert (alert_id, kind, subject, text, raised_at, mail_state, next_at) values (:id, 'DEAD_LETTER', 'Dead letter', 'why: "
                        + address + " is odd', now(), 'PENDING', now() + interval '1 day')",
                UUID.randomUUID());
        assertThat(remains()).contains("delivery.body", "alert.text");

        Wire.tell(new ErasureRequested(
                EventId.next(), Instant.now(), "0123456789abcdef", address, List.of(mail.leadId())));

        eventually().untilAsserted(() -> assertThat(remains()).isEmpty());
        assertThat(bodies(webhook)).containsExactlyInAnyOrder("", "", "{\"recipient\": \"other@recipients.test\"}");
        assertThat(sent()).isEqualTo(1);
        insert("delete from webhook where webhook_id = :id", webhook);
    }

    private void pending(UUID webhook, String type, String body) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into delivery (delivery_id, webhook_id, event_id, type, body, next_at, created_at)
                        values (gen_random_uuid(), :webhook, gen_random_uuid(), :type, :body, now() + interval '1 day', now())
                        """)
                .bind("webhook", webhook)
                .bind("type", type)
                .bind("body", body)
                .execute());
    }

    private List<String> bodies(UUID webhook) {
        return jdbi.withHandle(handle -> handle.createQuery("select body from delivery where webhook_id = :webhook")
                .bind("webhook", webhook)
                .mapTo(String.class)
                .list());
    }

    private void insert(String sql, UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate(sql).bind("id", id).execute());
    }

    private long sent() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(sum(sent), 0) from campaign_metrics where campaign_id = :campaign")
                .bind("campaign", story.campaign())
                .mapTo(Long.class)
                .one());
    }

    private List<String> remains() {
        return jdbi.withHandle(handle -> Remains.of(handle.getConnection(), address));
    }
}
