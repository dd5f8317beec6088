package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

    @Test
    void each_address_of_a_mail_counts_in_the_caps_and_none_beyond_them_goes() {
        Pace pace = Example.unlimited(8)
                .identity(OptionalInt.of(7), null, null)
                .domain(OptionalInt.of(5), null)
                .pace();
        Due first = copied("d.example", "d.example", "e.example", "e.example");
        Due second = copied("d.example", "e.example", "e.example", "e.example");
        Due third = copied("f.example", "g.example", "g.example");
        List<Due> due = List.of(first, second, third);

        Plan plan = Pacing.plan(due, full(pace, 8, due), pace, MONDAY);

        assertThat(plan.go()).containsExactly(first.id(), third.id());
        assertThat(plan.deferred())
                .extracting(Deferral::id, Deferral::waitsFor)
                .containsExactly(tuple(second.id(), Pace.ofIdentity(ANNA)));
        assertThat(plan.after().left()).isEqualTo(1);
        assertThat(plan.after().taken()).isEqualTo(7);
        assertThat(plan.after().shares().get(Pace.ofDomain("d.example")).taken())
                .isEqualTo(2);
        assertThat(plan.after().shares().get(Pace.ofDomain("g.example")).taken())
                .isEqualTo(2);
    }

    @Test
    void a_mail_that_is_more_than_a_day_s_cap_takes_a_whole_day() {
        Pace pace = Example.unlimited(3).identity(OptionalInt.of(2), null, null).pace();
        Due large = copied("d.example", "e.example", "e.example", "e.example");
        Budgets day = full(pace, 3, List.of(large));
        Share untouched = new Share(2, 0, null, true);

        Plan later = Pacing.plan(List.of(large), day, pace, MONDAY);
        Plan now = Pacing.plan(
                List.of(large), new Budgets(day.day(), 3, 0, Map.of(Pace.ofIdentity(ANNA), untouched)), pace, MONDAY);

        assertThat(later.go()).isEmpty();
        assertThat(now.go()).containsExactly(large.id());
        assertThat(now.after().left()).isZero();
    }

    @Test
    void copies_do_not_use_up_the_room_of_a_claim() {
        Pace pace = Example.unlimited(500).pace();
        List<Due> due = List.of(copied("d.example", "e.example"), copied("d.example", "e.example"));

        assertThat(Pacing.plan(due, full(pace, 500, due), 1, pace, MONDAY).go())
                .containsExactly(due.getFirst().id());
    }

    private static Due copied(String domain, String... copies) {
        return new Due(UUID.randomUUID(), ANNA, domain, null, false, null, List.of(copies));
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
