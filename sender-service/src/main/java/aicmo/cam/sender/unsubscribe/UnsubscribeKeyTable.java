package aicmo.cam.sender.unsubscribe;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The key that all replicas share. */
@Singleton
class UnsubscribeKeyTable {
    private static final int LENGTH = 32;

    private final Jdbi jdbi;

    UnsubscribeKeyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The key that was made before; empty where there is none. */
    Optional<byte[]> find() {
        return jdbi.withHandle(handle -> handle.createQuery("select key from unsubscribe_key")
                .mapTo(byte[].class)
                .findOne());
    }

    /** The key; it is made where there is none, once for all replicas. */
    byte[] get() {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        jdbi.useHandle(
                handle -> handle.createUpdate("insert into unsubscribe_key (key) values (:key) on conflict do nothing")
                        .bind("key", fresh)
                        .execute());
        return find().orElseThrow();
    }
}
