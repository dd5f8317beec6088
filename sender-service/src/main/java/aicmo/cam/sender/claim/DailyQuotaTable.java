package aicmo.cam.sender.claim;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;

/** The daily cap, shared by all replicas: whoever takes of it holds the day's row until its transaction ends. */
@Singleton
public class DailyQuotaTable {
    private final Jdbi jdbi;

    DailyQuotaTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes as many as the cap leaves, at most {@code wanted}; answers how many that are. */
    public int take(LocalDate day, int wanted, int cap) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("insert into daily_quota (key, day) values ('all', :day) on conflict do nothing")
                    .bind("day", day)
                    .execute();
            return handle.createQuery("""
                            update daily_quota set used = daily_quota.used + left_over.granted
                            from (select day, least(:wanted, :cap - used) as granted from daily_quota
                                  where key = 'all' and day = :day and used < :cap for update) as left_over
                            where daily_quota.key = 'all' and daily_quota.day = left_over.day
                            returning left_over.granted
                            """)
                    .bind("day", day)
                    .bind("wanted", wanted)
                    .bind("cap", cap)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0);
        });
    }

    /** Gives back what was taken for mails that did not go. */
    public void giveBack(LocalDate day, int unused) {
        if (unused > 0) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "update daily_quota set used = used - :unused where key = 'all' and day = :day")
                    .bind("day", day)
                    .bind("unused", unused)
                    .execute());
        }
    }
}
