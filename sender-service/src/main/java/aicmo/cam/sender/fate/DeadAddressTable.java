package aicmo.cam.sender.fate;

import jakarta.inject.Singleton;
import java.time.Instant;
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

    /** Takes some away; those that another replica takes are left to it. */
    List<Dead> take(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        delete from dead_address where address in (
                            select address from dead_address order by found_at limit :limit for update skip locked)
                        returning address, email_id, why
                        """)
                .bind("limit", limit)
                .map((rs, context) ->
                        new Dead(rs.getString("address"), rs.getObject("email_id", UUID.class), rs.getString("why")))
                .list());
    }
}
