package aicmo.cam.local.market;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.Demo;
import aicmo.cam.local.Progress;
import aicmo.cam.local.market.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** How a demo ends: with everything over, or because nothing moves any more, and never because time has passed. */
class PlayTest {
    private static final Demo.Wish TWO_LEADS = new Demo.Wish(2, 1, true, Optional.empty());

    @Test
    void a_demo_whose_campaigns_are_finished_is_over() throws Exception {
        Report report = play(look -> look < 6 ? "ACTIVE" : "FINISHED", Clock.systemUTC());

        assertThat(report.troubles()).isEmpty();
    }

    @Test
    void a_demo_in_which_nothing_moves_says_what_stood_still_since_when_and_where_to_look() throws Exception {
        Report report = play(look -> "ACTIVE", Clock.systemUTC());

        assertThat(report.isBalanced()).isFalse();
        assertThat(report.troubles())
                .singleElement()
                .asString()
                .contains("nothing has moved since " + Instant.now().toString().substring(0, 10))
                .contains("0 mails arrived", "'Bought list' is ACTIVE with 1 of 1 leads in their sequence")
                .contains("look into the logs in /somewhere");
    }

    @Test
    void hours_that_pass_between_two_looks_end_no_demo() throws Exception {
        AtomicLong hours = new AtomicLong();
        InstantSource jumping = () -> Instant.EPOCH.plus(Duration.ofHours(hours.incrementAndGet()));

        Report report = play(look -> look < 6 ? "ACTIVE" : "FINISHED", jumping.withZone(ZoneOffset.UTC));

        assertThat(report.troubles()).isEmpty();
    }

    private static Report play(IntFunction<String> status, Clock clock) throws Exception {
        try (ScriptedServices stage = new ScriptedServices(status);
                Services services = new Services(stage::url, stage.whereToLook())) {
            stage.mail().addMailbox(CampaignPlan.MAILBOX, MarketDemo.PASSWORD);
            return new Play(services, stage, TWO_LEADS, Progress.silent(), clock, Duration.ofSeconds(3)).run();
        }
    }
}
