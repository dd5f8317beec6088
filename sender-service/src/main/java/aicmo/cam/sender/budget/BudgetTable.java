package aicmo.cam.sender.budget;

import aicmo.cam.sender.budget.QuotaTable.Count;
import aicmo.cam.sender.pace.Budgets;
import aicmo.cam.sender.pace.Budgets.Share;
import aicmo.cam.sender.pace.Limits;
import aicmo.cam.sender.pace.Pace;
import aicmo.cam.sender.pace.Pacing.Due;
import aicmo.cam.sender.pace.TokenBucket;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * Caps and buckets that all replicas share. Whoever takes of them holds their rows until its transaction ends; all take rows in the
 * order of their keys, caps before buckets, so that nobody waits in a circle. Only what is limited has rows, and the mails of all.
 */
@Singleton
public class BudgetTable {
    private static final String DAYS = """
            insert into daily_quota (key, day) select k, :day from unnest(:counted) as k order by k on conflict do nothing
            """;

    private final Jdbi jdbi;
    private final QuotaTable quotas;
    private final BucketTable buckets;
    private final Pace pace;

    BudgetTable(Jdbi jdbi, QuotaTable quotas, BucketTable buckets, Pace pace) {
        this.jdbi = jdbi;
        this.quotas = quotas;
        this.buckets = buckets;
        this.pace = pace;
    }

    /** What is left for these mails, held until the current transaction ends. */
    public Budgets hold(Collection<Due> due, Instant now) {
        return hold(due, Set.of(), now);
    }

    /** As {@link #hold(Collection, Instant)}. @param throttled domains of these mails that throttle, by their keys */
    public Budgets hold(Collection<Due> due, Set<String> throttled, Instant now) {
        LocalDate today = pace.today(now);
        SortedSet<String> keys = pace.keys(due);
        create(today, counted(keys), paced(keys), now);
        Map<String, Count> counts = quotas.hold(today, counted(keys), those(keys, Limits::ramps));
        SortedSet<String> slowed = paced(keys);
        slowed.addAll(throttled);
        Map<String, TokenBucket> held = buckets.hold(slowed, now);
        keys.addAll(held.keySet());
        Map<String, Share> shares = new HashMap<>();
        for (String key : keys) {
            Count count = counts.get(key);
            int left = count == null ? Limits.NONE : pace.limits(key).left(count.used(), count.earlierDays());
            boolean untouched = count == null || count.used() == 0;
            shares.put(key, new Share(left, 0, held.get(key), untouched));
        }
        int used = counts.get(Pace.ALL).used();
        return new Budgets(today, Math.max(0, pace.dailyCap() - used), 0, shares);
    }

    /** Books what a plan took of the budgets, in the transaction that holds them. */
    public void book(Budgets before, Budgets after) {
        Map<String, Integer> taken = new HashMap<>();
        Map<String, TokenBucket> changed = new HashMap<>();
        after.shares().forEach((key, share) -> {
            if (share.taken() > 0 && pace.limits(key).counts()) {
                taken.put(key, share.taken());
            }
            if (share.bucket() != null
                    && !share.bucket().equals(before.shares().get(key).bucket())) {
                changed.put(key, share.bucket());
            }
        });
        if (after.taken() > 0) {
            taken.put(Pace.ALL, after.taken());
        }
        quotas.add(after.day(), taken);
        buckets.write(changed);
    }

    /** Books mails that went without having been claimed, in the current transaction; there may be more of them than the caps allow. */
    public void book(LocalDate day, Collection<Due> sent, Instant now) {
        if (sent.isEmpty()) {
            return;
        }
        SortedSet<String> counted = counted(pace.keys(sent));
        create(day, counted, new TreeSet<>(), now);
        quotas.hold(day, counted, List.of());
        Map<String, Integer> taken = new HashMap<>(Map.of(Pace.ALL, sum(sent)));
        for (Due mail : sent) {
            those(pace.keys(List.of(mail)), Limits::counts)
                    .forEach(key -> taken.merge(key, mail.mails(key), Integer::sum));
        }
        quotas.add(day, taken);
    }

    /**
     * Gives back, in the current transaction, what was taken for mails that did not go.
     *
     * @param day when it was taken
     * @param unsent as they were claimed
     */
    public void giveBack(LocalDate day, Collection<Due> unsent) {
        if (unsent.isEmpty()) {
            return;
        }
        SortedSet<String> keys = pace.keys(unsent);
        Map<String, Count> counts = quotas.hold(day, counted(keys), List.of());
        Map<String, TokenBucket> held = buckets.hold(paced(keys), null);
        Map<String, Integer> back = new HashMap<>(Map.of(Pace.ALL, -sum(unsent)));
        for (Due mail : unsent) {
            for (String key : pace.keys(List.of(mail))) {
                // What is limited only since it was taken was not counted then.
                if (counts.containsKey(key)) {
                    int used = counts.get(key).used() + back.getOrDefault(key, 0);
                    back.merge(key, -Math.min(used, mail.mails(key)), Integer::sum);
                }
                held.computeIfPresent(
                        key, (k, bucket) -> bucket.giveBack(pace.jitter().cost(mail.id())));
            }
        }
        quotas.add(day, back);
        buckets.write(held);
    }

    private static int sum(Collection<Due> mails) {
        return mails.stream().mapToInt(Due::mails).sum();
    }

    /** Makes the rows that are not there; a new bucket is full. */
    private void create(LocalDate day, SortedSet<String> counted, SortedSet<String> paced, Instant now) {
        if (paced.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate(DAYS)
                    .bind("day", day)
                    .bindArray("counted", String.class, counted)
                    .execute());
            return;
        }
        List<Double> tokens = paced.stream()
                .map(key -> (double) pace.limits(key).rate().burst())
                .toList();
        jdbi.useHandle(handle -> handle.createUpdate("with days as (" + DAYS + """
                        )
                        insert into bucket (key, tokens, refilled_at, next_slot)
                        select k, tokens, :now, :now from unnest(:paced, :tokens) as b (k, tokens) order by k
                        on conflict do nothing
                        """)
                .bind("day", day)
                .bind("now", now)
                .bindArray("counted", String.class, counted)
                .bindArray("paced", String.class, paced)
                .bindArray("tokens", Double.class, tokens)
                .execute());
    }

    private SortedSet<String> counted(Collection<String> keys) {
        SortedSet<String> counted = those(keys, Limits::counts);
        counted.add(Pace.ALL);
        return counted;
    }

    private SortedSet<String> paced(Collection<String> keys) {
        return those(keys, limits -> limits.rate() != null);
    }

    private SortedSet<String> those(Collection<String> keys, Predicate<Limits> wanted) {
        SortedSet<String> those = new TreeSet<>(keys);
        those.removeIf(key -> !wanted.test(pace.limits(key)));
        return those;
    }
}
