package aicmo.cam.classifier.keeping;

import aicmo.cam.mail.address.Address;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Erasure of what is known of a person. */
@ApplicationScoped
public class Erasure {
    private final KeptMessageRows rows;
    private final Clock clock;

    Erasure(KeptMessageRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Forgets who wrote and what: messages from the address, and answers to mails to it (its bounces too). Doing it again does no harm.
     *
     * @param address as people write it, with a name or without; compared without regard to case
     * @return of how many messages only the verdict and the time are left
     */
    @Transactional
    public int erase(String address) {
        return Address.parse(address).orElse(Address.of(address.strip())).keys().stream()
                .mapToInt(key -> rows.erase(key, clock.instant()))
                .sum();
    }
}
