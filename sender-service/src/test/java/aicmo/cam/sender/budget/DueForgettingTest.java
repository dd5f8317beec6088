package aicmo.cam.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.sender.pace.Example;
import aicmo.cam.sender.pace.Pace;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class DueForgettingTest {
    @Inject
    Jdbi jdbi;

    @BeforeEach
    @AfterEach
    void reset() {
        jdbi.useHandle(handle -> handle.execute("delete from daily_quota where day < '2020-02-01'"));
        jdbi.useHandle(handle -> handle.execute("truncate bucket"));
    }

    @Test
    void counts_of_long_ago_and_buckets_that_are_as_good_as_new_are_forgotten() {
        Pace pace = Example.unlimited(500)
                .domain(OptionalInt.empty(), new Rate(5, 60))
                .pace();
        Clock clock = Clock.fixed(Instant.parse("2021-02-04T12:00:00Z"), ZoneOffset.UTC);
        jdbi.useHandle(handle -> handle.execute("""
                insert into daily_quota (key, day, used) values ('all', '2019-12-31', 7), ('all', '2020-01-01', 7)
                """));
        jdbi.useHandle(handle -> handle.execute("""
                insert into bucket (key, tokens, refilled_at, next_slot) values
                    ('domain:old.example', 0, '2021-01-20', '2021-01-20'),
                    ('domain:waited-for.example', 0, '2021-01-20', '2021-02-05'),
                    ('domain:young.example', 5, '2021-02-03', '2021-02-03'),
                    ('provider', 0, '2021-01-20', '2021-01-20')
                """));

        new DueForgetting(
                        new QuotaTable(jdbi),
                        new BucketTable(jdbi, new Throttles(jdbi, pace, new DayLength(Duration.ofDays(1)))),
                        pace,
                        clock)
                .run();

        assertThat(texts("select day::text from daily_quota where day < '2020-02-01'"))
                .containsExactly("2020-01-01");
        assertThat(texts("select key from bucket order by key"))
                .containsExactly("domain:waited-for.example", "domain:young.example", "provider");
    }

    private List<String> texts(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
