package aicmo.cam.sender.queue;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RequestedMailTest {
    private static final int REPLICAS = 3;

    @Inject
    SenderFixture fixture;

    @Inject
    EmailSendingService sending;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void a_requested_mail_is_rendered_queued_and_sent() throws Exception {
        EmailRequested request = Requests.of("ana@recipients.test").first();

        fixture.publish(request);

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        List<MimeMessage> mails = mailServer.messages("ana@recipients.test");
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).isEqualTo("Hello Ana");
        assertThat(mails.getFirst().getContent().toString()).contains("Dear Ana,");
        soon().untilAsserted(() -> {
            assertThat(fixture.heard(EmailQueued.class, e -> request.requestId()
                            .equals(e.email().requestId())))
                    .hasSize(1);
            List<EmailSent> sent = fixture.heard(
                    EmailSent.class, e -> request.requestId().equals(e.email().requestId()));
            assertThat(sent).hasSize(1);
            assertThat(sent.getFirst().messageIds())
                    .containsExactly(mails.getFirst().getMessageID());
            assertThat(sent.getFirst().provider()).isEqualTo("smtp");
        });
    }

    @Test
    void the_same_request_twice_is_one_row_and_one_mail() {
        EmailRequested request = Requests.of("twice@recipients.test").first();
        EmailRequested again = Requests.again(request);

        fixture.publish(request);
        fixture.publish(request);
        fixture.publish(again);
        EmailRequested later = Requests.of("later@recipients.test").first();
        fixture.publish(later);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(2));
        assertThat(fixture.count("true")).isEqualTo(2);
        assertThat(mailServer.messages("twice@recipients.test")).hasSize(1);
    }

    @Test
    void the_same_step_under_another_request_is_a_duplicate() {
        Requests lead = Requests.of("step@recipients.test");
        EmailRequested first = lead.first();
        EmailRequested other = lead.step(1, "Another subject", "Another text");

        fixture.publish(first);
        soon().untilAsserted(() -> assertThat(fixture.status(first.requestId())).isEqualTo("SENT"));
        fixture.publish(other);

        soon().untilAsserted(() -> {
            List<EmailFailed> failed = fixture.heard(
                    EmailFailed.class, e -> other.requestId().equals(e.email().requestId()));
            assertThat(failed).hasSize(1);
            assertThat(failed.getFirst().reason()).isEqualTo(EmailFailed.Reason.DUPLICATE);
        });
        assertThat(mailServer.messages("step@recipients.test")).hasSize(1);
    }

    @Test
    void the_same_words_under_another_step_are_refused_with_the_mail_that_they_repeat_unless_the_step_may() {
        Requests lead = Requests.of("repeat@recipients.test");
        EmailRequested first = lead.step(UUID.randomUUID(), 2, "Hello {{ first_name }}", "Did you see it?", null);
        EmailRequested repeated = lead.step(UUID.randomUUID(), 3, "Hello Ana", "Did you see it?", null);
        UUID reminder = UUID.randomUUID();
        EmailRequested allowed = lead.step(reminder, 4, "Hello Ana", "Did you see it?", true);
        EmailRequested allowedOnce = lead.step(reminder, 4, "Hello Ana", "Did you see it?", true);
        EmailRequested inserted = lead.step(UUID.randomUUID(), 2, "Hello Ana", "One more thing", null);
        EmailRequested toAnother = Requests.of("other@recipients.test")
                .of(lead.campaignId())
                .step(first.stepId(), 2, "Hello Ana", "Did you see it?", null);

        for (EmailRequested request : List.of(first, repeated, allowed, allowedOnce, inserted, toAnother)) {
            fixture.publish(request);
            soon().untilAsserted(() ->
                    assertThat(fixture.status(request.requestId())).isIn("SENT", "FAILED"));
        }

        assertThat(fixture.column(repeated.requestId(), "reason")).isEqualTo("DUPLICATE");
        assertThat(fixture.column(repeated.requestId(), "detail"))
                .contains("mail " + fixture.emailId(first.requestId()) + ", step main 2")
                .contains("allow_repeat");
        assertThat(fixture.column(allowedOnce.requestId(), "reason")).isEqualTo("DUPLICATE");
        for (EmailRequested sent : List.of(first, allowed, inserted, toAnother)) {
            assertThat(fixture.status(sent.requestId())).isEqualTo("SENT");
        }
        assertThat(mailServer.messages("repeat@recipients.test")).hasSize(3);
    }

    @Test
    void of_the_same_words_under_several_steps_at_once_one_replica_queues_one() throws Exception {
        int leads = 20;
        List<Requests> all = IntStream.range(0, leads)
                .mapToObj(i -> Requests.of("race" + i + "@recipients.test"))
                .toList();
        CyclicBarrier together = new CyclicBarrier(REPLICAS);
        Callable<Void> replica = () -> {
            for (Requests lead : all) {
                Order order = Order.of(lead.step(UUID.randomUUID(), 1, "Hello", "The same", null), Map.of());
                together.await(1, TimeUnit.MINUTES);
                QuarkusTransaction.requiringNew().run(() -> sending.accept(order));
            }
            return null;
        };
        try (ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS)) {
            for (Future<Void> one : replicas.invokeAll(Collections.nCopies(REPLICAS, replica))) {
                one.get();
            }
        }
        assertThat(fixture.count("reason = 'DUPLICATE'")).isEqualTo((REPLICAS - 1) * leads);
        assertThat(fixture.number("select count(distinct lead_id) from outbound_email where status <> 'FAILED'"))
                .isEqualTo(leads);
    }

    @Test
    void a_mail_that_cannot_be_made_fails_with_its_reason_and_is_no_dead_letter() {
        EmailRequested noAddress = Requests.of("not an address").first();
        EmailRequested noVariable =
                Requests.of("novar@recipients.test").step(1, "Hi {{ company }}", "We like {{ company }}");
        EmailRequested noSubject = Requests.of("nosubject@recipients.test").step(1, null, "And?");

        for (EmailRequested request : List.of(noAddress, noVariable, noSubject)) {
            fixture.publish(request);
        }

        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'FAILED'")).isEqualTo(3));
        assertThat(fixture.column(noAddress.requestId(), "reason")).isEqualTo("INVALID_ADDRESS");
        assertThat(fixture.column(noVariable.requestId(), "reason")).isEqualTo("TEMPLATE");
        assertThat(fixture.column(noVariable.requestId(), "detail")).contains("subject", "company");
        assertThat(fixture.column(noSubject.requestId(), "reason")).isEqualTo("TEMPLATE");
        soon().untilAsserted(() -> assertThat(
                        fixture.heard(EmailFailed.class, e -> e.recipient().equals("not an address")))
                .hasSize(1));
    }

    @Test
    void a_line_break_of_a_value_is_a_space_in_the_subject_and_no_header() {
        EmailRequested injected = Requests.of("inject@recipients.test")
                .with(Map.of("first_name", "Ana\r\nBcc: everybody@recipients.test"))
                .first();

        fixture.publish(injected);

        soon().untilAsserted(() -> assertThat(mailServer.messages("inject@recipients.test"))
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.getSubject()).isEqualTo("Hello Ana Bcc: everybody@recipients.test")));
        assertThat(mailServer.messages("everybody@recipients.test")).isEmpty();
    }

    @Test
    void a_follow_up_stands_in_the_thread_of_the_first_mail() throws Exception {
        Requests lead = Requests.of("thread@recipients.test");
        EmailRequested first = lead.step(1, "A question, {{ first_name }}", "First");
        EmailRequested second = lead.step(2, null, "Second");
        EmailRequested third = lead.step(3, "Last one", "Third");

        for (EmailRequested step : List.of(first, second, third)) {
            fixture.publish(step);
            soon().untilAsserted(
                            () -> assertThat(fixture.status(step.requestId())).isEqualTo("SENT"));
        }

        List<MimeMessage> mails = mailServer.messages("thread@recipients.test");
        assertThat(mails).hasSize(3);
        String firstId = mails.get(0).getMessageID();
        String secondId = mails.get(1).getMessageID();
        assertThat(firstId).isEqualTo("<" + fixture.emailId(first.requestId()) + "@acme.test>");
        assertThat(mails.get(0).getHeader("In-Reply-To")).isNull();
        assertThat(mails.get(1).getSubject()).isEqualTo("Re: A question, Ana");
        assertThat(mails.get(1).getHeader("In-Reply-To", " ")).isEqualTo(firstId);
        assertThat(mails.get(1).getHeader("References", " ")).isEqualTo(firstId);
        assertThat(mails.get(2).getSubject()).isEqualTo("Last one");
        assertThat(mails.get(2).getHeader("In-Reply-To", " ")).isEqualTo(secondId);
        assertThat(mails.get(2).getHeader("References", " ").split("\\s+")).containsExactly(firstId, secondId);
        assertThat(mails.get(2).getSentDate()).isNotNull();
    }
}
