package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.Claims;
import aicmo.cam.sender.reply.Replies;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers and hand-overs at the same moment. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class AnswerRaceTest {
    private static final int PEOPLE = 60;
    private static final int REPLICAS = 3;

    @Inject
    SenderFixture fixture;

    @Inject
    Replica replica;

    @Inject
    Claims claims;

    @Inject
    Replies replies;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void an_answer_after_the_claim_holds_the_mail_before_its_hand_over() {
        EmailRequested request = Requests.of("Late@Recipients.test").first();
        var claim = replica.claim(request);

        answer("late@recipients.test", UUID.randomUUID());
        replica.handOver(claim);
        claims.next(1);

        assertThat(fixture.column(request.requestId(), "waits_for")).startsWith("answer:");
        assertThat(fixture.status(request.requestId())).isEqualTo("QUEUED");
        assertThat(mailServer.messages("Late@Recipients.test")).isEmpty();
        assertThat(fixture.used()).isZero();
    }

    /** Three replicas claim and hand over, beside the one that runs, while the people of one campaign's mails answer another's. */
    @Test
    void no_hand_over_begins_after_the_commit_of_an_answer_in_another_campaign() {
        AtomicInteger violations = new AtomicInteger();
        fixture.provider().detour(smtp -> batch -> {
            var outcomes = smtp.apply(batch);
            // Were one committed before the hand-over is recorded, it could be seen now.
            batch.mails().forEach(mail -> violations.addAndGet(held(mail.mail().to())));
            return outcomes;
        });
        UUID answered = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        List<EmailRequested> requests = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            requests.add(Requests.of("both" + i + "@recipients.test").of(other).first());
        }
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < REPLICAS; i++) {
            running.add(CompletableFuture.runAsync(() -> claimUntil(over)));
        }

        requests.forEach(fixture::publish);
        requests.parallelStream().forEach(request -> answer(request.recipient(), answered));

        soon().untilAsserted(() -> assertThat(
                        fixture.count("status = 'SENT' or (status = 'QUEUED' and waits_for like 'answer:%')"))
                .isEqualTo(PEOPLE));
        over.set(true);
        running.forEach(CompletableFuture::join);
        assertThat(violations).hasValue(0);
        long mails = requests.stream()
                .mapToLong(request -> mailServer.messages(request.recipient()).size())
                .sum();
        assertThat(mails).isEqualTo(fixture.count("status = 'SENT'"));
    }

    private void claimUntil(AtomicBoolean over) {
        while (!over.get()) {
            // the queue is empty most of the time, and others need the processor
            LockSupport.parkNanos(2_000_000);
            for (Claim claim : claims.next(5)) {
                claim.mails().forEach(mail -> replica.handOver(claim.of(List.of(mail))));
            }
        }
    }

    private int held(String to) {
        return fixture.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from answer_hold where address = :to")
                        .bind("to", to)
                        .mapTo(Integer.class)
                        .one());
    }

    private void answer(String from, UUID campaign) {
        MailRef mail = new MailRef(UUID.randomUUID(), UUID.randomUUID(), campaign, UUID.randomUUID(), "main", 1);
        QuarkusTransaction.requiringNew()
                .run(() -> replies.stop(new ReplyClassified(
                        EventId.next(),
                        Instant.now(),
                        EventId.next(),
                        mail,
                        from,
                        from,
                        ReplyClass.NEUTRAL,
                        0.6,
                        "remove me",
                        List.of(),
                        null,
                        null,
                        false,
                        Instant.now(),
                        null,
                        "test")));
    }
}
