package aicmo.cam.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.sender.pace.Budgets;
import aicmo.cam.sender.pace.Example;
import aicmo.cam.sender.pace.Pace;
import aicmo.cam.sender.pace.Pacing;
import aicmo.cam.sender.pace.Pacing.Due;
import aicmo.cam.sender.pace.Pacing.Plan;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ThrottlesTest {
    private static final Instant NOW = Instant.parse("2052-03-06T12:00:00Z");

    @Inject
    Jdbi jdbi;

    @BeforeEach
    @AfterEach
    void reset() {
        jdbi.useHandle(handle -> handle.execute("delete from bucket where key like 'domain:%'"));
        jdbi.useHandle(handle -> handle.execute("delete from daily_quota where day >= '2052-01-01'"));
    }

    @Test
    void a_domain_without_a_limit_that_throttles_gets_its_mails_one_by_one_until_it_has_recovered() {
        Pace pace = Example.unlimited(500).pace();
        Due first = mail("slow.example");
        Due second = mail("slow.example");
        Due other = mail("other.example");
        Set<String> slow = Set.of(Pace.ofDomain("slow.example"));
        QuarkusTransaction.requiringNew()
                .run(() -> throttles(pace).slowDown(new TreeSet<>(Set.of("slow.example")), NOW));

        Instant soon = NOW.plusSeconds(10);
        Plan plan = claim(pace, List.of(first, second, other), slow, soon);

        assertThat(plan.go()).containsExactlyInAnyOrder(first.id(), other.id());
        assertThat(plan.deferred()).singleElement().satisfies(deferral -> {
            assertThat(deferral.waitsFor()).isEqualTo("domain:slow.example");
            assertThat(deferral.until()).isBetween(soon.plusMillis(500), soon.plusSeconds(12));
        });
        assertThat(claim(pace, List.of(mail("slow.example"), mail("slow.example")), slow, NOW.plusSeconds(86_400))
                        .go())
                .hasSize(2);
    }

    @Test
    void replicas_that_meet_the_same_throttling_slow_a_domain_down_once() {
        Pace pace = Example.unlimited(500)
                .domain(OptionalInt.empty(), new Rate(5, 100))
                .pace();
        for (int replica = 0; replica < 4; replica++) {
            int seconds = replica;
            QuarkusTransaction.requiringNew().run(() -> throttles(pace)
                    .slowDown(new TreeSet<>(Set.of("slow.example")), NOW.plusSeconds(seconds)));
        }

        assertThat(number("select cast(allowed_per_hour as bigint) from bucket where key = 'domain:slow.example'"))
                .isEqualTo(50);
    }

    private Plan claim(Pace pace, List<Due> due, Set<String> throttled, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Budgets held = budgets(pace).hold(due, throttled, now);
            Plan plan = Pacing.plan(due, held, pace, now);
            budgets(pace).book(held, plan.after());
            return plan;
        });
    }

    private static Due mail(String domain) {
        return new Due(UUID.randomUUID(), "s@acme.example", domain, null, true, null);
    }

    private BudgetTable budgets(Pace pace) {
        return new BudgetTable(jdbi, new QuotaTable(jdbi), new BucketTable(jdbi, throttles(pace)), pace);
    }

    private Throttles throttles(Pace pace) {
        return new Throttles(jdbi, pace, new DayLength(Duration.ofDays(1)));
    }

    private long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
