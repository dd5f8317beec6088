package aicmo.cam.sender.budget;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** How many mails of a day's caps are taken: of the cap of all, of senders' and of domains'. */
@Singleton
class QuotaTable {
    private final Jdbi jdbi;

    QuotaTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param used on the day
     * @param earlierDays days before it on which there was any
     */
    record Count(int used, int earlierDays) {}

    /**
     * Holds the rows that there are, in the order of their keys.
     *
     * @param ramping those whose earlier days are asked for
     */
    Map<String, Count> hold(LocalDate day, Collection<String> keys, Collection<String> ramping) {
        Map<String, Count> counts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select q.key, q.used,
                            case when q.key = any(:ramping) then
                                (select count(*) from daily_quota e where e.key = q.key and e.day < q.day and e.used > 0)
                            else 0 end as earlier
                        from daily_quota q where q.day = :day and q.key = any(:keys)
                        order by q.key
                        for update of q
                        """)
                .bind("day", day)
                .bindArray("ramping", String.class, ramping)
                .bindArray("keys", String.class, keys)
                .map((rs, context) ->
                        counts.put(rs.getString("key"), new Count(rs.getInt("used"), rs.getInt("earlier"))))
                .list());
        return counts;
    }

    /** Adds to rows that are held. */
    void add(LocalDate day, Map<String, Integer> taken) {
        if (taken.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Integer>> rows = List.copyOf(taken.entrySet());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update daily_quota q set used = q.used + t.taken
                        from unnest(:keys, :taken) as t (key, taken) where q.key = t.key and q.day = :day
                        """)
                .bind("day", day)
                .bindArray(
                        "keys",
                        String.class,
                        rows.stream().map(Map.Entry::getKey).toList())
                .bindArray(
                        "taken",
                        Integer.class,
                        rows.stream().map(Map.Entry::getValue).toList())
                .execute());
    }

    int forget(LocalDate before) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from daily_quota where day < :day")
                .bind("day", before)
                .execute());
    }
}
