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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class BudgetTableTest {
    /** Far from the days on which the application itself sends. */
    private static final Instant NOW = Instant.parse("2051-03-06T10:00:00Z");

    private static final int REPLICAS = 6;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void reset() {
        jdbi.useHandle(handle -> handle.execute("delete from daily_quota where day > '2049-01-01'"));
        jdbi.useHandle(handle -> handle.execute("truncate bucket"));
    }

    @Test
    void replicas_together_take_exactly_the_cap() {
        Pace pace = Example.unlimited(500).pace();

        assertThat(race(pace, 20).values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(500);
        assertThat(used(Pace.ALL)).isEqualTo(500);
        assertThat(number("select count(*) from daily_quota where day > '2049-01-01'"))
                .isOne();
        assertThat(number("select count(*) from bucket")).isZero();
    }

    @Test
    void replicas_together_take_exactly_what_each_bucket_and_each_cap_holds() {
        Pace pace = Example.unlimited(100_000)
                .identity(OptionalInt.of(130), null, null)
                .domain(OptionalInt.empty(), new Rate(37, 0))
                .pace();

        Map<String, Integer> gone = race(pace, 60);

        IntStream.range(0, 8).forEach(i -> assertThat(gone).containsEntry("d" + i + ".example", 37));
        int all = 8 * 37;
        assertThat(used(Pace.ALL)).isEqualTo(all);
        assertThat(used("identity:s0@acme.example")
                        + used("identity:s1@acme.example")
                        + used("identity:s2@acme.example"))
                .isEqualTo(all);
        assertThat(used("identity:s0@acme.example")).isLessThanOrEqualTo(130);
    }

    @Test
    void only_days_on_which_a_sender_sent_count_for_its_ramp() {
        Pace pace = Example.unlimited(500)
                .identity(OptionalInt.empty(), "3,5,+10", null)
                .pace();
        List<Due> due = mails(new Random(1), 30, 1, 1);
        jdbi.useHandle(handle -> handle.execute("""
                insert into daily_quota (key, day, used) values
                    ('identity:s0@acme.example', '2051-01-01', 3), ('identity:s0@acme.example', '2051-01-02', 0),
                    ('identity:s0@acme.example', '2051-03-05', 5), ('identity:other@acme.example', '2051-03-05', 9)
                """));

        assertThat(claim(pace, due, NOW).go()).hasSize(15);
        assertThat(claim(pace, due, NOW).go()).isEmpty();
    }

    @Test
    void a_line_and_the_rest_of_a_token_outlive_the_claim() {
        Pace pace = Example.unlimited(500)
                .jitter(0)
                .domain(OptionalInt.empty(), new Rate(1, 40))
                .pace();
        List<Due> due = mails(new Random(2), 3, 1, 1);

        Plan first = claim(pace, due, NOW);
        Plan second = claim(pace, mails(new Random(3), 1, 1, 1), NOW.plusSeconds(45));

        assertThat(first.go()).hasSize(1);
        assertThat(first.deferred())
                .extracting(Pacing.Deferral::until)
                .containsExactly(NOW.plusSeconds(90), NOW.plusSeconds(180));
        assertThat(second.deferred()).extracting(Pacing.Deferral::until).containsExactly(NOW.plusSeconds(270));
    }

    @Test
    void what_did_not_go_gives_back_what_it_took() {
        Pace pace = Example.unlimited(500)
                .identity(OptionalInt.of(20), null, new Rate(20, 1))
                .domain(OptionalInt.of(20), new Rate(20, 1))
                .pace();
        List<Due> due = mails(new Random(4), 10, 1, 1);
        claim(pace, due, NOW);
        double tokens = tokens("domain:d0.example");

        QuarkusTransaction.requiringNew().run(() -> budgets(pace).giveBack(pace.today(NOW), due.subList(0, 4)));

        assertThat(used(Pace.ALL)).isEqualTo(6);
        assertThat(used("identity:s0@acme.example")).isEqualTo(6);
        assertThat(used("domain:d0.example")).isEqualTo(6);
        double given = due.subList(0, 4).stream()
                .mapToDouble(mail -> pace.jitter().cost(mail.id()))
                .sum();
        assertThat(tokens("domain:d0.example")).isEqualTo(tokens + given);
        assertThat(tokens("identity:s0@acme.example")).isEqualTo(tokens + given);
    }

    @Test
    void what_was_not_counted_when_it_was_taken_is_not_given_back() {
        Pace before = Example.unlimited(500).pace();
        Pace after = Example.unlimited(500)
                .identity(OptionalInt.of(20), null, null)
                .domain(OptionalInt.empty(), new Rate(3, 1))
                .pace();
        List<Due> due = mails(new Random(5), 10, 1, 1);
        claim(before, due, NOW);
        claim(after, mails(new Random(6), 2, 1, 1), NOW);

        QuarkusTransaction.requiringNew().run(() -> budgets(after).giveBack(after.today(NOW), due));

        assertThat(used(Pace.ALL)).isEqualTo(2);
        assertThat(used("identity:s0@acme.example")).isZero();
        assertThat(tokens("domain:d0.example")).isEqualTo(3);
    }

    @Test
    void buckets_are_forgotten_when_they_are_full_and_nobody_used_them_for_long() {
        Pace pace = Example.unlimited(500)
                .domain(OptionalInt.empty(), new Rate(5, 1))
                .pace();
        Pace never = Example.unlimited(500)
                .domain(OptionalInt.empty(), new Rate(5, 0))
                .pace();
        claim(pace, mails(new Random(7), 20, 1, 4), NOW);
        BucketTable buckets = buckets(pace);

        assertThat(forget(buckets, NOW.plusSeconds(600))).isZero();
        assertThat(forget(buckets(never), NOW.plusSeconds(900_000))).isZero();
        assertThat(forget(buckets, NOW.plusSeconds(900_000))).isEqualTo(4);
        assertThat(claim(pace, mails(new Random(8), 5, 1, 1), NOW.plusSeconds(900_000))
                        .go())
                .hasSizeBetween(4, 5);
    }

    private int forget(BucketTable buckets, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> buckets.forget(now.minusSeconds(604_800), now, 1000));
    }

    /** Claims by all replicas at once until nothing goes any more; answers how many went to each domain. */
    private Map<String, Integer> race(Pace pace, int batch) {
        List<CompletableFuture<Map<String, Integer>>> replicas = new ArrayList<>();
        for (int i = 0; i < REPLICAS; i++) {
            Random random = new Random(i);
            replicas.add(CompletableFuture.supplyAsync(() -> {
                Map<String, Integer> gone = new HashMap<>();
                for (int idle = 0; idle < 3; ) {
                    List<Due> due = mails(random, batch, 3, 8);
                    Plan plan = claim(pace, due, NOW);
                    due.stream()
                            .filter(mail -> plan.go().contains(mail.id()))
                            .forEach(mail -> gone.merge(mail.recipientDomain(), 1, Integer::sum));
                    idle = plan.go().isEmpty() ? idle + 1 : 0;
                }
                return gone;
            }));
        }
        Map<String, Integer> all = new HashMap<>();
        replicas.forEach(replica -> replica.join().forEach((domain, n) -> all.merge(domain, n, Integer::sum)));
        return all;
    }

    private Plan claim(Pace pace, List<Due> due, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Budgets held = budgets(pace).hold(due, now);
            Plan plan = Pacing.plan(due, held, pace, now);
            budgets(pace).book(held, plan.after());
            return plan;
        });
    }

    private BudgetTable budgets(Pace pace) {
        return new BudgetTable(jdbi, new QuotaTable(jdbi), buckets(pace), pace);
    }

    private BucketTable buckets(Pace pace) {
        return new BucketTable(jdbi, new Throttles(jdbi, pace, new DayLength(Duration.ofDays(1))));
    }

    private static List<Due> mails(Random random, int count, int senders, int domains) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Due(
                        new UUID(random.nextLong(), random.nextLong()),
                        "s" + random.nextInt(senders) + "@acme.example",
                        "d" + random.nextInt(domains) + ".example",
                        null,
                        true,
                        null))
                .toList();
    }

    private long used(String key) {
        return number(
                "select coalesce(sum(used), 0) from daily_quota where day = '2051-03-06' and key = '" + key + "'");
    }

    private double tokens(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("select tokens from bucket where key = :key")
                .bind("key", key)
                .mapTo(Double.class)
                .one());
    }

    private long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
