package aicmo.cam.sender.erasure;

import aicmo.cam.mail.address.AddressHash;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jdbi.v3.core.Jdbi;

/**
 * The names under which erased addresses stand in mails and on the list: keyed hashes, in a domain that nobody can have (RFC 2606). The
 * address can't be read from such a name, and the name can be made of the address again.
 */
@Singleton
public class ErasedAddresses {
    /** The domain of every such name. */
    public static final String DOMAIN = "erased.invalid";

    private static final int KEY_BYTES = 32;

    private final Jdbi jdbi;
    private final ErasureSettings settings;
    private volatile AddressHash hash;

    ErasedAddresses(Jdbi jdbi, ErasureSettings settings) {
        this.jdbi = jdbi;
        this.settings = settings;
    }

    /** The name of an address, the same for each spelling of it. */
    public String nameOf(String address) {
        AddressHash known = hash;
        if (known == null) {
            known = new AddressHash(settings.erasureKey()
                    .filter(key -> !key.isBlank())
                    .map(key -> key.getBytes(StandardCharsets.UTF_8))
                    .orElseGet(this::ownKey));
            hash = known;
        }
        return known.of(address) + "@" + DOMAIN;
    }

    /** Made once for all replicas. */
    private byte[] ownKey() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return jdbi.withHandle(handle -> {
            handle.createUpdate("insert into erasure_key (key) values (:key) on conflict do nothing")
                    .bind("key", fresh)
                    .execute();
            return handle.createQuery("select key from erasure_key")
                    .mapTo(byte[].class)
                    .one();
        });
    }
}
