package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.SuppressionReason;
import aicmo.cam.sender.suppression.Suppressions;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may have gone is found out by handing the same batch over again, where the provider takes that as one. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RepeatTest {
    private static final Outcome SILENCE = new Outcome.Unknown("no answer came");

    @Inject
    SenderFixture fixture;

    @Inject
    Suppressions suppressions;

    @Inject
    Dispatch dispatch;

    @Inject
    DueDispatch due;

    private final List<Batch> calls = new CopyOnWriteArrayList<>();
    private Runnable meanwhile = () -> {};
    private final UUID campaign = UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void reset() {
        fixture.reset();
    }

    @Test
    void the_very_same_batch_goes_again_under_the_same_key_until_an_answer_comes() {
        answer(SILENCE, SILENCE, accepted());

        List<EmailRequested> requests = queue(5);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(5));
        theSameBatchesCame(3);
        assertThat(fixture.used()).isEqualTo(5);
        requests.forEach(request ->
                soon().untilAsserted(() -> assertThat(sentEvents(request)).hasSize(1)));
    }

    @Test
    void a_refusal_of_the_repetition_says_nothing_of_the_first_time() {
        answer(
                SILENCE,
                new Outcome.Postponed("later"),
                new Outcome.Unreached("away"),
                new Outcome.Halted(Outcome.Halted.Scope.PROVIDER, Instant.now(), "too fast"),
                accepted());

        queue(3);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(3));
        theSameBatchesCame(5);
    }

    @Test
    void a_batch_of_which_somebody_said_stop_is_not_handed_over_again() {
        answer(SILENCE);
        queue(3);
        soon().untilAsserted(() -> assertThat(calls).isNotEmpty());

        QuarkusTransaction.requiringNew()
                .run(() -> suppressions.add(new Suppression(
                        EventId.next(),
                        "repeat1@recipients.test",
                        SuppressionReason.UNSUBSCRIBED,
                        "test",
                        null,
                        null,
                        Instant.now())));
        int before = calls.size();

        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'UNKNOWN'")).isEqualTo(3));
        assertThat(calls).hasSize(before);
        assertThat(fixture.count("detail like '%repeat1@recipients.test said stop%'"))
                .isEqualTo(3);
    }

    @Test
    void a_batch_whose_key_is_too_old_is_not_handed_over_again() {
        answer(SILENCE);
        queue(2);
        soon().untilAsserted(() -> assertThat(calls).isNotEmpty());

        fixture.sql("update outbound_email set first_handed_over_at = now() - interval '23 hours 1 minute'");

        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'UNKNOWN'")).isEqualTo(2));
    }

    @Test
    void a_mail_that_is_known_to_have_gone_completes_its_batch_and_is_not_told_of_again() {
        meanwhile =
                () -> fixture.sql("update outbound_email set status = 'DELIVERED', lease_until = null, leased_by = null"
                        + " where recipient = 'repeat1@recipients.test'");
        answer(SILENCE, accepted());
        queue(3);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(2));

        theSameBatchesCame(2);
        assertThat(fixture.count("status = 'DELIVERED'")).isEqualTo(1);
    }

    @Test
    void what_a_provider_halts_waits_for_its_end_and_costs_no_attempt() {
        answer(new Outcome.Halted(Outcome.Halted.Scope.PROVIDER, Instant.now().plusSeconds(1), "slower"), accepted());

        queue(2);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(2));
        assertThat(fixture.count("attempts = 1")).isEqualTo(2);
    }

    /** Lanes may share the mails as they like; what they made a batch stays one. */
    private void theSameBatchesCame(int times) {
        for (Batch batch : calls) {
            assertThat(callsOf(batch.key())).hasSize(times).containsOnly(batch);
        }
    }

    private List<Batch> callsOf(String key) {
        return calls.stream().filter(call -> call.key().equals(key)).toList();
    }

    /** These outcomes for every batch, one call of it after another, the last for ever; each for every mail of its call. */
    private void answer(Outcome... outcomes) {
        fixture.provider().likeResend(100, smtp -> batch -> {
            calls.add(batch);
            meanwhile.run();
            Outcome outcome = outcomes[Math.min(callsOf(batch.key()).size(), outcomes.length) - 1];
            return batch.mails().stream().map(mail -> outcome).toList();
        });
    }

    private static Outcome accepted() {
        return new Outcome.Accepted("provider-id", List.of("<1@acme.test>"));
    }

    /** All in one claim: nobody looks at them until all are there. */
    private List<EmailRequested> queue(int mails) {
        fixture.sql("insert into hold (key, since, why) values ('provider', now(), 'a test')");
        List<EmailRequested> requests = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            requests.add(
                    Requests.of("repeat" + i + "@recipients.test").of(campaign).first());
        }
        requests.forEach(fixture::publish);
        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'QUEUED'")).isEqualTo(mails));
        fixture.sql("delete from hold");
        dispatch.run();
        // it may have seen the hold, and would look again in 15 s
        due.wake();
        return requests;
    }

    private List<EmailSent> sentEvents(EmailRequested request) {
        return fixture.heard(
                EmailSent.class, e -> request.requestId().equals(e.email().requestId()));
    }
}
