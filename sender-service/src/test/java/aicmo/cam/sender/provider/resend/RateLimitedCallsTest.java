package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.SettableClock;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As the dispatcher calls: never sooner than callEvery after the last call, nor before notBefore. The time is a test's. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RateLimitedCallsTest {
    private static final Instant START = Instant.parse("2026-03-10T08:00:00.040Z");
    private static final int CALLS = 300;

    private final SettableClock clock = new SettableClock(START);
    private final ResendApi resend =
            ResendApi.start(ResendSettings.defaults().clock(clock).requestsPerSecond(10));
    private final ResendEmailProvider provider =
            new ResendEmailProvider(Account.at(resend.uri()), "1.2.3", new SimpleMeterRegistry(), clock);

    private final HttpClient others = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        others.close();
        resend.close();
    }

    @Test
    void at_the_pace_no_call_is_refused_and_the_limit_is_used_to_its_margin() {
        assertThat(refused(0)).isZero();
        assertThat(Duration.between(START, clock.instant())).isLessThan(Duration.ofMillis(CALLS * 104L));
    }

    @Test
    void a_lower_limit_is_kept_from_the_first_answer_on() {
        resend.requestsPerSecond(2);
        assertThat(refused(0)).isLessThanOrEqualTo(1);
        assertThat(provider.callEvery()).isEqualTo(Duration.ofMillis(515));
    }

    @Test
    void where_others_of_the_team_call_too_hardly_a_call_is_refused() {
        assertThat(refused(4)).isLessThan(CALLS / 50);
        assertThat(Duration.between(START, clock.instant())).isLessThan(Duration.ofMillis(CALLS * 140L));
    }

    /** How many of the calls are answered 429, with so many calls of others in every second. */
    private int refused(int others) {
        Random random = new Random(7);
        int refused = 0;
        long second = clock.instant().getEpochSecond();
        for (int i = 0; i < CALLS; i++) {
            if (clock.instant().getEpochSecond() != second) {
                second = clock.instant().getEpochSecond();
                for (int other = random.nextInt(others + 1); other > 0; other--) {
                    callOfAnother();
                }
            }
            Outcome outcome = provider.send(Mails.batch("b" + i, 1)).getFirst();
            Instant next = clock.instant().plus(provider.callEvery());
            if (outcome instanceof Outcome.Halted halted) {
                refused++;
                next = halted.until().isAfter(next) ? halted.until() : next;
            }
            Instant notBefore = provider.notBefore().orElse(next);
            clock.set(notBefore.isAfter(next) ? notBefore : next);
        }
        return refused;
    }

    private void callOfAnother() {
        try {
            others.send(
                    HttpRequest.newBuilder(resend.uri().resolve("/emails")).build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
