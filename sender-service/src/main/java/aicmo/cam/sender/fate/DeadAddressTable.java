package aicmo.cam.sender.fate;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Addresses that were refused as dead, on their way to the suppression list. */
@Singleton
class DeadAddressTable {
    private final Jdbi jdbi;

    DeadAddressTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param address as suppression compares it */
    record Dead(String address, UUID emailId, String why) {}

    void add(String address, UUID emailId, String why, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into dead_address (address, email_id, why, found_at) values (:address, :email, :why, :now)
                        on conflict do nothing
                        """)
                .bind("address", address)
                .bind("email", emailId)
                .bind("why", why)
                .bind("now", now)
                .execute());
    }

    /** Some of those that wait, the longest first. */
    List<String> waiting(int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select address from dead_address order by found_at limit :limit")
                        .bind("limit", limit)
                        .mapTo(String.class)
                        .list());
    }

    /** Takes away those of these that another replica has not taken. */
    List<Dead> take(Collection<String> addresses) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        delete from dead_address where address = any(:addresses) returning address, email_id, why
                        """)
                .bindArray("addresses", String.class, addresses)
                .map((rs, context) ->
                        new Dead(rs.getString("address"), rs.getObject("email_id", UUID.class), rs.getString("why")))
                .list());
    }
}
