package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.pace.Budgets.Share;
import aicmo.cam.sender.pace.Pacing.Due;
import aicmo.cam.sender.pace.Pacing.Plan;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weeks of claims at random times, with downtimes: what may never happen does not, and everybody's turn comes. */
class PacingHistoryTest {
    private static final Instant START = Instant.parse("2026-10-19T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int ALL_A_DAY = 900;
    private static final int BATCH = 100;

    private final Map<LocalDate, Map<String, Integer>> used = new HashMap<>();
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private final Map<String, Integer> sendingDays = new HashMap<>();
    private final Map<String, List<Instant>> gone = new HashMap<>();
    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(
            Comparator.comparing(Waiting::at).thenComparing(w -> w.due().id()));
    private int looks;

    private record Waiting(Instant at, Due due) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void caps_buckets_and_windows_hold_and_nobody_waits_for_ever(long seed) {
        Random random = new Random(seed);
        Rate identityRate = new Rate(1 + random.nextInt(2), 30 + random.nextInt(200));
        Rate domainRate = new Rate(1 + random.nextInt(10), 60 + random.nextInt(300));
        Pace pace = Example.unlimited(ALL_A_DAY)
                .window("Mon-Fri 08:00-18:00")
                .jitter(0)
                .identity(OptionalInt.of(300), "50,+50", identityRate)
                .domain(OptionalInt.of(400), domainRate)
                .pace(ZONE);
        int mails = 3000;
        for (int i = 0; i < mails; i++) {
            queue.add(new Waiting(START.plusSeconds(random.nextInt(4 * 86_400)), mail(random)));
        }

        Instant now = START;
        Instant end = START.plus(Duration.ofDays(60));
        while (!queue.isEmpty() && now.isBefore(end)) {
            now = later(now, random);
            claim(pace, now, mails);
        }

        assertThat(queue).as("waiting at the end, %s", now).isEmpty();
        gone.forEach((key, times) -> {
            if (!key.equals(Pace.ALL)) {
                Rate rate = key.startsWith("identity") ? identityRate : domainRate;
                assertNeverFasterThan(rate, times);
            }
        });
        used.forEach((day, counts) -> counts.forEach((key, count) -> assertThat(count)
                .as("%s on %s", key, day)
                .isLessThanOrEqualTo(key.equals(Pace.ALL) ? ALL_A_DAY : key.startsWith("identity") ? 300 : 400)));
        assertThat(looks).as("looks at %s mails", mails).isLessThan(10 * mails);
    }

    private void claim(Pace pace, Instant now, int mails) {
        List<Due> due = new ArrayList<>();
        while (due.size() < BATCH && !queue.isEmpty() && !queue.peek().at().isAfter(now)) {
            due.add(queue.poll().due());
        }
        LocalDate day = pace.today(now);
        Map<String, Integer> today = used.computeIfAbsent(day, d -> new HashMap<>());
        Budgets before = budgets(pace, due, day, today, now);
        Plan plan = Pacing.plan(due, before, pace, now);
        assertThat(Pacing.plan(due, before, pace, now)).isEqualTo(plan);
        looks += due.size();

        Set<UUID> go = new HashSet<>(plan.go());
        Map<UUID, Pacing.Deferral> deferred = new HashMap<>();
        plan.deferred().forEach(d -> deferred.put(d.id(), d));
        assertThat(go).hasSize(plan.go().size()).allMatch(id -> !deferred.containsKey(id));
        assertThat(deferred).hasSize(plan.deferred().size());
        assertThat(plan.after().taken()).isEqualTo(go.size());
        for (Due mail : due) {
            if (go.contains(mail.id())) {
                assertThat(pace.window().next(now, ZONE)).isEqualTo(now);
                count(mail, now, today);
            } else if (deferred.containsKey(mail.id())) {
                Pacing.Deferral wait = deferred.get(mail.id());
                assertThat(wait.until()).isAfter(now);
                queue.add(new Waiting(wait.until(), PacingTest.waiting(mail, wait.waitsFor())));
            } else {
                assertThat(plan.after().left()).isZero();
                queue.add(new Waiting(pace.tomorrow(now), mail));
            }
        }
        plan.after().shares().forEach((key, share) -> buckets.put(key, share.bucket()));
        assertThat(gone.getOrDefault(Pace.ALL, List.of())).hasSizeLessThanOrEqualTo(mails);
    }

    private Budgets budgets(Pace pace, List<Due> due, LocalDate day, Map<String, Integer> today, Instant now) {
        Map<String, Share> shares = new HashMap<>();
        for (String key : pace.keys(due)) {
            Limits limits = pace.limits(key);
            int earlier = (int) used.entrySet().stream()
                    .filter(other ->
                            other.getKey().isBefore(day) && other.getValue().containsKey(key))
                    .count();
            TokenBucket bucket = buckets.computeIfAbsent(key, k -> TokenBucket.full(limits.rate(), now));
            shares.put(key, new Share(limits.left(today.getOrDefault(key, 0), earlier), 0, bucket));
            sendingDays.put(key, earlier);
        }
        return new Budgets(day, ALL_A_DAY - today.getOrDefault(Pace.ALL, 0), 0, shares);
    }

    private void count(Due mail, Instant now, Map<String, Integer> today) {
        String identity = Pace.ofIdentity(mail.identity());
        for (String key : List.of(Pace.ALL, identity, Pace.ofDomain(mail.recipientDomain()))) {
            gone.computeIfAbsent(key, k -> new ArrayList<>()).add(now);
            today.merge(key, 1, Integer::sum);
        }
        assertThat(today.get(identity)).isLessThanOrEqualTo(50 * (sendingDays.get(identity) + 1));
    }

    /** From any time to any later one, no more than the burst, what refills, and the one more that a line keeps. */
    private static void assertNeverFasterThan(Rate rate, List<Instant> times) {
        for (int from = 0; from < times.size(); from += 7) {
            for (int to = from; to < times.size(); to += 5) {
                double seconds =
                        Duration.between(times.get(from), times.get(to)).toNanos() / 1e9;
                assertThat((double) (to - from + 1))
                        .isLessThanOrEqualTo(rate.burst() + 1 + rate.perSecond() * seconds + 0.01);
            }
        }
        double all = Duration.between(START, times.getLast()).toNanos() / 1e9;
        assertThat((double) times.size()).isLessThanOrEqualTo(rate.burst() + rate.perSecond() * all + 0.01);
    }

    private Instant later(Instant now, Random random) {
        Instant next = queue.isEmpty() || queue.peek().at().isBefore(now)
                ? now
                : queue.peek().at();
        boolean down = random.nextInt(500) == 0;
        return next.plusMillis(1 + random.nextInt(down ? 6 * 3_600_000 : 300));
    }

    private static Due mail(Random random) {
        return new Due(
                new UUID(random.nextLong(), random.nextLong()),
                "sender" + random.nextInt(4) + "@acme.example",
                random.nextInt(3) == 0
                        ? "rare" + random.nextInt(300) + ".example"
                        : "big" + random.nextInt(2) + ".example",
                null,
                true,
                null);
    }
}
