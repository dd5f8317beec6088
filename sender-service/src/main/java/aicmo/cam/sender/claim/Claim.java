package aicmo.cam.sender.claim;

import aicmo.cam.mail.coding.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Mails that are handed over together: of senders of one domain, in the order of their ids, which is the same whenever they are
 * handed over again.
 *
 * @param quotaDay the day of whose cap they took their share
 */
public record Claim(UUID batchId, LocalDate quotaDay, List<Claimed> mails) {
    public Claim {
        mails = mails.stream()
                .sorted((a, b) -> a.id().toString().compareTo(b.id().toString()))
                .toList();
    }

    /** The same claim of fewer mails. */
    public Claim of(List<Claimed> some) {
        return new Claim(batchId, quotaDay, some);
    }

    public List<UUID> ids() {
        return ids(mails);
    }

    public static List<UUID> ids(Collection<Claimed> mails) {
        return mails.stream().map(Claimed::id).toList();
    }

    /**
     * What the provider knows this hand-over by (SHA-256, in hex): the same for the same stored bytes, whichever version of the sender
     * makes a request of them.
     */
    public String key() {
        MessageDigest sha = Sha256.digest();
        for (Claimed mail : mails) {
            sha.update((mail.id() + ":" + mail.digest() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return Sha256.hex(sha);
    }
}
