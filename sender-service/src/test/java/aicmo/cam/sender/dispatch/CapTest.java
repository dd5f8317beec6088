package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class CapTest {
    @Inject
    SenderFixture fixture;

    @Inject
    Dispatch dispatch;

    @Inject
    Replica replica;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void replicas_together_send_each_mail_once_and_exactly_as_many_as_the_cap_leaves() {
        int mails = 60;
        int left = 25;
        UUID campaign = UUID.randomUUID();
        fixture.sql("insert into campaign (campaign_id, paused, revision) values ('" + campaign + "', true, 1)");
        fixture.sql("insert into daily_quota (day, used) values (cast(now() at time zone 'UTC' as date), "
                + (500 - left) + ")");
        List<EmailRequested> requests = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            requests.add(
                    Requests.of("cap" + i + "@recipients.test").of(campaign).first());
        }
        requests.forEach(fixture::publish);
        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'QUEUED'")).isEqualTo(mails));
        fixture.sql("update campaign set paused = false");
        fixture.sql("update outbound_email set next_attempt_at = now(), waits_for = null");

        runReplicas(4);

        assertThat(fixture.count("status = 'SENT'")).isEqualTo(left);
        assertThat(fixture.count("status = 'QUEUED'")).isEqualTo(mails - left);
        assertThat(received(requests)).isEqualTo(left);
        fixture.sql("update daily_quota set used = 0");
        runReplicas(4);
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(mails));
        assertThat(requests).allSatisfy(request -> assertThat(mailServer.messages(request.recipient()))
                .hasSize(1));
    }

    @Test
    void what_the_provider_rejects_fails_and_gives_its_share_of_the_cap_back() {
        EmailRequested request = Requests.of("nobody@recipients.test").first();
        fixture.provider().detour(smtp -> batch -> List.of(new Outcome.Rejected("5.1.1", "no such user")));

        fixture.publish(request);

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("FAILED"));
        assertThat(fixture.column(request.requestId(), "detail")).contains("no such user", "5.1.1");
        assertThat(fixture.used()).isZero();
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailFailed.class, e -> request.requestId()
                        .equals(e.email().requestId())))
                .singleElement()
                .extracting(EmailFailed::reason)
                .isEqualTo(EmailFailed.Reason.REJECTED));
    }

    @Test
    void what_is_postponed_waits_longer_each_time_and_fails_after_three_days() {
        EmailRequested request = Requests.of("greylisted@recipients.test").first();
        fixture.provider().detour(smtp -> batch -> List.of(new Outcome.Postponed("come back later")));

        fixture.publish(request);
        for (int attempt = 1; attempt < 5; attempt++) {
            int sofar = attempt;
            soon().untilAsserted(() -> {
                assertThat(fixture.column(request.requestId(), "attempts")).isEqualTo(Integer.toString(sofar));
                assertThat(fixture.status(request.requestId())).isEqualTo("QUEUED");
            });
            // from the moment of the refusal, however late it is looked at
            long wait = fixture.number("""
                    select extract(epoch from next_attempt_at
                        - cast(coalesce(timeline -> -1 ->> 'lastAt', timeline -> -1 ->> 'at') as timestamptz))
                    from outbound_email""");
            assertThat(wait).isBetween(48L << (attempt - 1), 72L << (attempt - 1));
            fixture.sql("update outbound_email set next_attempt_at = now()"
                    + (attempt == 4 ? ", first_postponed_at = now() - interval '73 hours'" : ""));
            dispatch.run();
        }

        soon().untilAsserted(() ->
                assertThat(fixture.column(request.requestId(), "reason")).isEqualTo("RETRIES_EXHAUSTED"));
        assertThat(fixture.used()).isZero();
        assertThat(fixture.number("select jsonb_array_length(timeline) from outbound_email"))
                .as("attempts that came to nothing are one entry")
                .isEqualTo(4);
        assertThat(fixture.number("select cast(timeline -> 1 ->> 'times' as int) from outbound_email"))
                .isEqualTo(4);
    }

    @Test
    void a_mail_server_that_is_away_costs_no_attempt_and_the_mail_goes_when_it_is_back() {
        EmailRequested request = Requests.of("away@recipients.test").first();
        fixture.provider().detour(smtp -> batch -> List.of(new Outcome.Unreached("connection refused")));
        fixture.publish(request);
        soon().untilAsserted(() ->
                assertThat(fixture.column(request.requestId(), "detail")).contains("connection refused"));

        fixture.provider().straight();

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        assertThat(fixture.column(request.requestId(), "attempts")).isEqualTo("1");
    }

    @Test
    void a_provider_that_throws_leaves_the_mail_unknown() {
        EmailRequested request = Requests.of("bug@recipients.test").first();
        fixture.provider().detour(smtp -> batch -> {
            throw new IllegalStateException("a bug");
        });

        fixture.publish(request);

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("UNKNOWN"));
    }

    @Test
    void a_dry_run_does_everything_but_the_hand_over() {
        EmailRequested request = Requests.of("dry@recipients.test").first();

        replica.handOverDry(replica.claim(request));

        assertThat(fixture.status(request.requestId())).isEqualTo("SENT");
        assertThat(fixture.column(request.requestId(), "dry_run")).isEqualTo("true");
        assertThat(mailServer.messages("dry@recipients.test")).isEmpty();
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailSent.class, e -> request.requestId()
                        .equals(e.email().requestId())))
                .singleElement()
                .matches(EmailSent::dryRun));
    }

    private void runReplicas(int replicas) {
        List<CompletableFuture<Void>> running = Stream.generate(() -> CompletableFuture.runAsync(dispatch::run))
                .limit(replicas)
                .toList();
        running.forEach(CompletableFuture::join);
    }

    private long received(List<EmailRequested> requests) {
        return requests.stream()
                .mapToLong(request -> mailServer.messages(request.recipient()).size())
                .sum();
    }
}
