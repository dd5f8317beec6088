package aicmo.cam.sender.erasure;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.ErasureRequested;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.erasure.Remains;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ErasureTest {
    @Inject
    SenderFixture fixture;

    @Inject
    ErasureRows rows;

    MailServer mailServer;

    private final String address = "Ana-" + UUID.randomUUID() + "@recipients.test";

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void nothing_of_the_person_is_left_but_that_there_was_a_mail() {
        EmailRequested request = Requests.of(address).first();
        fixture.publish(request);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        String key = address.toLowerCase(Locale.ROOT);
        fixture.sql(
                "insert into suppression (id, address, source, reason, note, created_at) values (gen_random_uuid(), '"
                        + key + "', 'rest', 'MANUAL', 'Ana asked', now())");
        fixture.sql("insert into dead_address values ('" + key + "', gen_random_uuid(), '550 no such user " + key
                + "', now())");
        fixture.publish(answer(ReplyClass.NEUTRAL));
        soon().untilAsserted(() ->
                assertThat(fixture.number("select count(*) from answer_hold")).isEqualTo(1));
        toldByProvider("{\"type\": \"email.delivered\", \"data\": {\"to\": [\"" + address + "\"]}}");
        assertThat(remains()).isNotEmpty();

        fixture.publish(wish());

        soon().untilAsserted(() -> assertThat(remains()).isEmpty());
        assertThat(fixture.status(request.requestId())).isEqualTo("SENT");
        assertThat(fixture.column(request.requestId(), "lead_id"))
                .isEqualTo(request.leadId().toString());
        assertThat(fixture.number("select count(*) from suppression where reason = 'ERASED'"))
                .isEqualTo(1);
    }

    @Test
    void who_was_erased_gets_no_mail_however_the_address_is_spelled_and_is_not_remembered_by_asking() {
        fixture.publish(wish());
        soon().untilAsserted(() ->
                assertThat(fixture.number("select count(*) from suppression")).isEqualTo(1));

        EmailRequested request =
                Requests.of(address.toUpperCase(Locale.ROOT)).step(1, "For Ana", "Dear Ana, of " + address);
        fixture.publish(request);

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SUPPRESSED"));
        assertThat(remains()).isEmpty();
        assertThat(mailServer.messages(request.recipient())).isEmpty();
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailFailed.class, e -> request.requestId()
                        .equals(e.email().requestId())))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.reason()).isEqualTo(EmailFailed.Reason.SUPPRESSED);
                    assertThat(failed.recipient()).endsWith("@erased.invalid");
                }));
    }

    @Test
    void a_person_who_was_erased_is_not_remembered_by_a_mistaken_order_or_a_late_answer() {
        fixture.publish(wish());
        soon().untilAsserted(() ->
                assertThat(fixture.number("select count(*) from suppression")).isEqualTo(1));
        EmailRequested request = Requests.of(address).step(1, "For Ana", "Dear {{ unknown }}, of " + address);
        fixture.publish(request);
        fixture.publish(answer(ReplyClass.NEUTRAL));
        fixture.publish(answer(ReplyClass.UNSUB));

        soon().untilAsserted(() ->
                assertThat(fixture.number("select count(*) from suppression")).isEqualTo(2));
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SUPPRESSED"));
        assertThat(remains()).isEmpty();
    }

    @Test
    void a_mail_that_waits_is_given_up() {
        UUID campaign = EventId.next();
        fixture.publish(new CampaignPaused(EventId.next(), Instant.now(), campaign, 1, "ana", "a test", null));
        soon().untilAsserted(() -> assertThat(fixture.number("select count(*) from campaign where paused"))
                .isEqualTo(1));
        EmailRequested request = Requests.of(address).of(campaign).first();
        fixture.publish(request);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("QUEUED"));

        fixture.publish(wish());
        fixture.publish(wish());

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SUPPRESSED"));
        assertThat(remains()).isEmpty();
    }

    @Test
    void a_mail_that_is_on_its_way_is_erased_once_it_is_known_what_became_of_it() {
        EmailRequested request = Requests.of(address).first();
        fixture.publish(request);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        String there =
                "update outbound_email set status = '%s', batch_id = gen_random_uuid(), leased_by = 'other', lease_until = now() + interval '1 hour'";
        fixture.sql(there.formatted("SENDING"));

        fixture.publish(wish());
        soon().untilAsserted(() ->
                assertThat(fixture.number("select count(*) from suppression")).isEqualTo(1));
        assertThat(fixture.column(request.requestId(), "recipient")).isEqualTo(address);

        fixture.sql(there.formatted("UNKNOWN"));
        rows.eraseMails();
        assertThat(remains()).isEmpty();
    }

    private ErasureRequested wish() {
        return new ErasureRequested(EventId.next(), Instant.now(), "0123456789abcdef", address, List.of());
    }

    private ReplyClassified answer(ReplyClass how) {
        return new ReplyClassified(
                EventId.next(),
                Instant.now(),
                EventId.next(),
                null,
                address,
                address,
                how,
                0.9,
                address + " says something",
                List.of(),
                null,
                null,
                false,
                Instant.now(),
                null,
                "test");
    }

    private List<String> remains() {
        return fixture.jdbi().withHandle(handle -> Remains.of(handle.getConnection(), address));
    }

    private void toldByProvider(String json) {
        fixture.jdbi().useHandle(handle -> handle.createUpdate(
                        "insert into provider_event (svix_id, received_at, payload, state) values ('1', now(), :json, 'APPLIED')")
                .bind("json", json.getBytes(StandardCharsets.UTF_8))
                .execute());
    }
}
