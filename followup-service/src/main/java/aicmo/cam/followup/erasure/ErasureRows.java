package aicmo.cam.followup.erasure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What is erased of a person, and by what the address is recognised: {@code erased_address}. */
@Singleton
class ErasureRows {
    private final Jdbi jdbi;

    ErasureRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The installation's own key, made with the first erasure. */
    byte[] key(byte[] fresh) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("insert into erasure_key (key) values (:key) on conflict do nothing")
                    .bind("key", fresh)
                    .execute();
            return handle.createQuery("select key from erasure_key")
                    .mapTo(byte[].class)
                    .one();
        });
    }

    void remember(String hash, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into erased_address (hash, erased_at) values (:hash, :at) on conflict do nothing")
                .bind("hash", hash)
                .bind("at", at)
                .execute());
    }

    Set<String> hashes() {
        return jdbi.withHandle(handle -> handle.createQuery("select hash from erased_address")
                .mapTo(String.class)
                .set());
    }

    /** Leaves of these leads what says nothing of the person: which steps went when, and the states that they were in. */
    void erase(Collection<UUID> leads) {
        jdbi.useHandle(handle -> {
            for (String erasing : new String[] {
                """
                update lead set email = 'erased-' || id || '@invalid', email_key = 'erased-' || id || '@invalid', first_name = null,
                    last_name = null, company = null, time_zone = null, variables = '{}', tags = '{}'
                where id = any(:leads)
                """,
                "update verdict set reason = 'erased' where lead_id = any(:leads)",
                "update step_of_lead set reason = null where lead_id = any(:leads)",
                "update lead_change set why = 'erased' where lead_id = any(:leads)",
                "update lead_action set why = null where lead_id = any(:leads)",
                """
                update enrolment set bounced_why = case when bounced_why is not null then 'erased' end,
                    stopped_reason = case when stopped_reason is not null then 'the person''s data were erased' end
                where lead_id = any(:leads)
                """
            }) {
                handle.createUpdate(erasing)
                        .bindArray("leads", UUID.class, leads)
                        .execute();
            }
        });
    }
}
