package aicmo.cam.followup.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.LeadState;
import aicmo.cam.followup.calendar.LeadDays;
import aicmo.cam.followup.calendar.SendingTime;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Delay;
import aicmo.cam.followup.definition.Rules;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.definition.Variant;
import aicmo.cam.followup.lead.Person;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.messaging.EventId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulationTest {
    /** A Monday. */
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private static final FollowUpEngine ENGINE = new FollowUpEngine(LeadDays.REAL);

    @Test
    void every_mail_is_counted_on_its_day_and_the_campaign_ends_after_the_wait_for_answers() {
        Forecast forecast = run(Rules.USUAL, 100);
        assertThat(forecast.mails()).isEqualTo(200);
        assertThat(forecast.days())
                .containsExactly(
                        new Forecast.Day(LocalDate.parse("2026-03-02"), 100, 0, Set.of()),
                        new Forecast.Day(LocalDate.parse("2026-03-05"), 0, 100, Set.of()));
        assertThat(forecast.lastMailAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(forecast.endsAt()).isEqualTo(NOW.plus(Duration.ofDays(8)));
        assertThat(forecast.neverReached()).isEmpty();
    }

    @Test
    void under_a_cap_follow_ups_go_first_and_the_days_say_that_it_binds() {
        Forecast forecast = run(new Rules(true, false, SendingTime.ANY, 40), 100);
        assertThat(forecast.days())
                .extracting(Forecast.Day::firstMails, Forecast.Day::followUps)
                .containsExactly(tuple(40, 0), tuple(40, 0), tuple(20, 0), tuple(0, 40), tuple(0, 40), tuple(0, 20));
        assertThat(forecast.days().getFirst().boundBy()).containsExactly(Forecast.Bound.DAILY_CAP);
        assertThat(forecast.days().get(2).boundBy()).isEmpty();
    }

    @Test
    void a_window_holds_mails_back_over_the_weekend_even_behind_a_cap() {
        SendingTime office =
                new SendingTime(SendingTime.WORKING_WEEK, LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of());
        Forecast forecast = run(new Rules(true, false, office, 40), 400);
        assertThat(forecast.mails()).isEqualTo(800);
        assertThat(forecast.days())
                .filteredOn(day -> day.firstMails() + day.followUps() > 0)
                .allSatisfy(day ->
                        assertThat(SendingTime.WORKING_WEEK).contains(day.day().getDayOfWeek()))
                .allSatisfy(
                        day -> assertThat(day.firstMails() + day.followUps()).isLessThanOrEqualTo(40))
                .hasSize(20);
        assertThat(forecast.days().getFirst().boundBy())
                .containsExactlyInAnyOrder(Forecast.Bound.DAILY_CAP, Forecast.Bound.SENDING_WINDOW);
    }

    @Test
    void a_lead_that_gets_nothing_is_named_with_the_reason() {
        Campaign campaign = campaign(Rules.USUAL);
        Simulation simulation = new Simulation(campaign, ENGINE, ZoneOffset.UTC);
        Lead gone = ENGINE.apply(
                        campaign,
                        lead(campaign),
                        new Occurrence.OptedOut(EventId.next(), "unsubscribed by the link"),
                        NOW)
                .lead();
        assertThat(gone.state()).isEqualTo(LeadState.UNSUBSCRIBED);
        simulation.add(gone, false, NOW);
        simulation.add(lead(campaign), false, NOW);
        Forecast forecast = simulation.run(NOW, 0, List.of());
        assertThat(forecast.neverReached())
                .containsExactly(new Forecast.NeverReached("unsubscribed by the link", 1, List.of(gone.id())));
        assertThat(forecast.mails()).isEqualTo(2);
    }

    @Test
    void a_lead_on_the_suppression_list_gets_nothing_and_takes_no_share_of_a_cap() {
        Campaign campaign = campaign(Rules.USUAL);
        Simulation simulation = new Simulation(campaign, ENGINE, ZoneOffset.UTC);
        Lead listed = lead(campaign);
        simulation.add(listed, true, NOW);
        simulation.add(lead(campaign), false, NOW);

        Forecast forecast = simulation.run(NOW, 0, List.of());

        assertThat(forecast.neverReached())
                .containsExactly(
                        new Forecast.NeverReached("the suppression list stops its mails", 1, List.of(listed.id())));
        assertThat(forecast.mails()).isEqualTo(2);
        assertThat(forecast.leads()).isEqualTo(2);
    }

    private static Forecast run(Rules rules, int leads) {
        Campaign campaign = campaign(rules);
        Simulation simulation = new Simulation(campaign, ENGINE, ZoneOffset.UTC);
        for (int i = 0; i < leads; i++) {
            simulation.add(lead(campaign), false, NOW);
        }
        return simulation.run(NOW, 0, List.of());
    }

    private static Lead lead(Campaign campaign) {
        Person person = new Person("bo@umibe.example", null, null, null, null, List.of(), Map.of());
        return Lead.fresh(EventId.next(), campaign.id(), person, null);
    }

    private static Campaign campaign(Rules rules) {
        return new Campaign(
                UUID.randomUUID(),
                1,
                "Spring",
                "anna@acme.example",
                null,
                List.of(),
                CampaignStarted.Thresholds.OF_THE_INSTALLATION,
                rules,
                List.of(step(1, "0d"), step(2, "3d")),
                Duration.ofDays(5));
    }

    private static Step step(int number, String delay) {
        return new Step(
                new UUID(0, number),
                Track.MAIN,
                number,
                Delay.parse(delay),
                false,
                false,
                false,
                List.of(new Variant("a", 1, "Hello", "Hi", null)));
    }
}
