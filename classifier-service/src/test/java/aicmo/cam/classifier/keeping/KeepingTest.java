package aicmo.cam.classifier.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "classifier"))
class KeepingTest {
    private static final Duration KEPT = Duration.ofDays(180);

    private final UUID inbound = EventId.next();
    private final String person = "lena." + inbound + "@acme.example";

    @Inject
    Jdbi jdbi;

    @Inject
    Erasure erasure;

    @Inject
    DueForgetting forgetting;

    @Inject
    KeptMessageRows rows;

    @Test
    void a_message_is_forgotten_after_its_time_and_its_verdict_stays() {
        classified(person, "rezeption@acme.example", Instant.now().minus(KEPT).minusSeconds(60));

        forgetting.forget();

        assertThat(row().get("message")).isNull();
        assertThat(row()).containsEntry("reply_class", "NEGATIVE").containsEntry("from_address", person);
    }

    @Test
    void a_message_is_kept_until_its_time() {
        classified(person, null, Instant.now().minus(KEPT).plusSeconds(3_600));

        forgetting.forget();

        assertThat(row().get("message")).isNotNull();
    }

    @Test
    void no_more_is_forgotten_at_once_than_was_asked_for() {
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        for (int i = 0; i < 5; i++) {
            classified(EventId.next(), person, null, longAgo.plusSeconds(i));
        }

        assertThat(rows.forget(longAgo.plusSeconds(60), 3)).isEqualTo(3);
        assertThat(rows.forget(longAgo.plusSeconds(60), 3)).isEqualTo(2);
    }

    @Test
    void of_a_person_who_asks_for_erasure_only_the_verdict_and_its_time_are_left() {
        classified(person, null, Instant.now());
        jdbi.useHandle(handle -> handle.execute(
                "insert into reply_correction (inbound_id, reply_class, instead_of, corrected_by, note, corrected_at)"
                        + " values (?, 'NEGATIVE', 'NEUTRAL', 'anna@ours.example', 'Lena said so on the phone', now())",
                inbound));

        assertThat(erasure.erase("Lena Holt <" + person.toUpperCase(Locale.ROOT) + ">"))
                .isEqualTo(1);

        assertThat(row())
                .containsEntry("from_address", "erased@invalid")
                .containsEntry("reason", "erased")
                .containsEntry("reply_class", "NEGATIVE")
                .extractingByKey("message")
                .isNull();
        assertThat(notes()).isZero();
        assertThat(erasure.erase(person)).isZero();
    }

    @Test
    void a_bounce_of_a_mail_to_the_person_is_erased_too() {
        classified("MAILER-DAEMON@mx.acme.example", person, Instant.now());

        assertThat(erasure.erase(person)).isEqualTo(1);

        assertThat(row()).containsEntry("recipient", "erased@invalid");
    }

    private void classified(String from, String recipient, Instant at) {
        classified(inbound, from, recipient, at);
    }

    private void classified(UUID id, String from, String recipient, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into classified_reply (inbound_id, from_address, recipient, received_at, reply_class, confidence, reason,
                            classifier, classified_at, first_class, message)
                        values (:id, :from, :recipient, :at, 'NEGATIVE', 0.9, 'declines', '2', :at, 'NEGATIVE', '{"text": "No."}')
                        """)
                .bind("id", id)
                .bind("from", from)
                .bind("recipient", recipient)
                .bind("at", at)
                .execute());
    }

    private Map<String, Object> row() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from classified_reply where inbound_id = ?")
                .bind(0, inbound)
                .mapToMap()
                .one());
    }

    private int notes() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from reply_correction where inbound_id = ? and note is not null")
                .bind(0, inbound)
                .mapTo(Integer.class)
                .one());
    }
}
