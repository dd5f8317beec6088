package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.pace.Budgets.Share;
import aicmo.cam.sender.pace.Pacing.Deferral;
import aicmo.cam.sender.pace.Pacing.Due;
import aicmo.cam.sender.pace.Pacing.Plan;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PacingTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    private static final String ANNA = "anna@acme.example";

    @Test
    void with_no_limits_everything_goes() {
        List<Due> due = mails(100, "big.example");

        Plan plan = Pacing.plan(
                due,
                full(Example.unlimited(500).pace(), 500, due),
                Example.unlimited(500).pace(),
                MONDAY);

        assertThat(plan.go()).isEqualTo(due.stream().map(Due::id).toList());
        assertThat(plan.after().left()).isEqualTo(400);
        assertThat(plan.after().taken()).isEqualTo(100);
        assertThat(plan.after().shares()).isEmpty();
    }

    @Test
    void what_the_cap_of_all_does_not_leave_stays_as_it_is() {
        Pace pace =
                Example.unlimited(30).identity(OptionalInt.of(50), null, null).pace();
        List<Due> due = mails(100, "big.example");

        Plan plan = Pacing.plan(due, full(pace, 30, due), pace, MONDAY);

        assertThat(plan.go()).hasSize(30);
        assertThat(plan.deferred()).isEmpty();
        assertThat(plan.after().shares().get(Pace.ofIdentity(ANNA))).isEqualTo(new Share(20, 30, null));
    }

    @Test
    void a_campaign_s_mail_waits_for_its_window_in_the_recipient_s_zone_and_another_does_not() {
        Pace pace = Example.unlimited(500).window("Mon-Fri 09:00-17:00").pace(ZoneId.of("Europe/Berlin"));
        Due inTokyo = new Due(UUID.randomUUID(), ANNA, "d.example", "Asia/Tokyo", true, null);
        Due nowhere = new Due(UUID.randomUUID(), ANNA, "d.example", "No/Where", true, null);
        Due direct = new Due(UUID.randomUUID(), ANNA, "d.example", "Asia/Tokyo", false, null);
        List<Due> due = List.of(inTokyo, nowhere, direct);

        Plan plan = Pacing.plan(due, full(pace, 500, due), pace, MONDAY);

        assertThat(plan.go()).containsExactly(nowhere.id(), direct.id());
        assertThat(plan.deferred())
                .containsExactly(new Deferral(inTokyo.id(), Instant.parse("2026-11-24T00:00:00Z"), "window"));
    }

    @Test
    void what_exceeds_a_sender_s_or_a_domain_s_day_waits_for_the_next_day() {
        Pace pace = Example.unlimited(500)
                .identity(OptionalInt.of(7), null, null)
                .domain(OptionalInt.of(3), null)
                .pace(ZoneId.of("America/New_York"));
        List<Due> due = new ArrayList<>(mails(5, "small.example"));
        due.addAll(mails(5, "other.example"));
        due.addAll(mails(5, "third.example"));
        Instant tomorrow = Instant.parse("2026-11-24T05:00:00Z");

        Plan plan = Pacing.plan(due, full(pace, 500, due), pace, MONDAY);

        assertThat(plan.go()).hasSize(7);
        assertThat(plan.deferred()).extracting(Deferral::until).containsOnly(tomorrow);
        assertThat(plan.deferred().stream().map(Deferral::waitsFor).toList())
                .containsExactly(
                        "domain:small.example",
                        "domain:small.example",
                        "domain:other.example",
                        "domain:other.example",
                        "identity:" + ANNA,
                        "identity:" + ANNA,
                        "identity:" + ANNA,
                        "identity:" + ANNA);
    }

    @Test
    void on_its_nth_day_a_sender_has_the_nth_cap_of_its_ramp() {
        Limits limits = new Limits(25, WarmUp.parse("A", "10,+10"), null);

        assertThat(List.of(limits.left(0, 0), limits.left(4, 1), limits.left(0, 2)))
                .containsExactly(10, 16, 25);
    }

    @Test
    void who_waits_for_a_bucket_has_a_time_of_its_own_and_takes_of_no_other_budget() {
        Pace pace = Example.unlimited(500)
                .jitter(0)
                .identity(OptionalInt.of(50), null, null)
                .domain(OptionalInt.empty(), new Rate(2, 60))
                .pace();
        List<Due> due = mails(5, "slow.example");

        Plan plan = Pacing.plan(due, full(pace, 500, due), pace, MONDAY);

        assertThat(plan.go()).hasSize(2);
        assertThat(plan.deferred())
                .extracting(Deferral::until)
                .containsExactly(MONDAY.plusSeconds(60), MONDAY.plusSeconds(120), MONDAY.plusSeconds(180));
        assertThat(plan.deferred()).extracting(Deferral::waitsFor).containsOnly("domain:slow.example");
        assertThat(plan.after().left()).isEqualTo(498);
        assertThat(plan.after().shares().get(Pace.ofIdentity(ANNA)).left()).isEqualTo(48);
    }

    @Test
    void a_new_mail_does_not_take_what_those_in_line_were_promised() {
        Pace pace = Example.unlimited(500)
                .jitter(0)
                .domain(OptionalInt.empty(), new Rate(2, 60))
                .pace();
        List<Due> first = mails(4, "slow.example");
        Plan plan = Pacing.plan(first, full(pace, 500, first), pace, MONDAY);
        Due inLine = waiting(first.get(2), "domain:slow.example");
        Due fresh = mails(1, "slow.example").getFirst();

        Plan next = Pacing.plan(List.of(fresh, inLine), plan.after(), pace, MONDAY.plusSeconds(60));

        assertThat(next.go()).containsExactly(inLine.id());
        assertThat(next.deferred())
                .containsExactly(new Deferral(fresh.id(), MONDAY.plusSeconds(180), "domain:slow.example"));
    }

    @Test
    void a_line_of_mails_that_are_gone_holds_nobody_up() {
        Pace pace = Example.unlimited(500)
                .jitter(0)
                .domain(OptionalInt.empty(), new Rate(2, 60))
                .pace();
        List<Due> first = mails(200, "slow.example");
        Plan plan = Pacing.plan(first, full(pace, 500, first), pace, MONDAY);
        List<Due> fresh = mails(3, "slow.example");

        Plan next = Pacing.plan(fresh, plan.after(), pace, MONDAY.plusSeconds(600));

        assertThat(next.go()).hasSize(2);
        assertThat(next.deferred().getFirst().until()).isEqualTo(MONDAY.plusSeconds(660));
    }

    @Test
    void a_sender_that_is_not_known_is_not_limited() {
        Pace pace =
                Example.unlimited(500).identity(OptionalInt.of(0), null, null).pace();
        Due old = new Due(UUID.randomUUID(), null, "d.example", null, false, null);

        assertThat(Pacing.plan(List.of(old), full(pace, 500, List.of(old)), pace, MONDAY)
                        .go())
                .containsExactly(old.id());
    }

    static List<Due> mails(int count, String domain) {
        List<Due> due = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            due.add(new Due(UUID.randomUUID(), ANNA, domain, null, true, null));
        }
        return due;
    }

    static Due waiting(Due mail, String waitsFor) {
        return new Due(
                mail.id(), mail.identity(), mail.recipientDomain(), mail.recipientZone(), mail.campaign(), waitsFor);
    }

    /** As on the morning of a first day. */
    static Budgets full(Pace pace, int left, List<Due> due) {
        Map<String, Share> shares = new HashMap<>();
        for (String key : pace.keys(due)) {
            Limits limits = pace.limits(key);
            shares.put(
                    key,
                    new Share(
                            limits.left(0, 0),
                            0,
                            limits.rate() == null ? null : TokenBucket.full(limits.rate(), MONDAY)));
        }
        return new Budgets(pace.today(MONDAY), left, 0, shares);
    }
}
