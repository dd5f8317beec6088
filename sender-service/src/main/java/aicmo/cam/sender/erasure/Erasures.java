package aicmo.cam.sender.erasure;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.notice.SuppressionNotice;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.SuppressionReason;
import aicmo.cam.sender.suppression.Suppressions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Forgets people. Their mails stay, so that nothing is ever sent twice and the figures hold, under a name that says nothing
 * ({@link ErasedAddresses}); the same name is put on the list, and so nobody writes to the address again.
 */
@Singleton
class Erasures {
    private static final String SOURCE = "erasure";

    private final ErasureRows rows;
    private final ErasedAddresses names;
    private final StopLocks locks;
    private final Suppressions suppressions;
    private final SuppressionNotice notice;
    private final Clock clock;

    Erasures(
            ErasureRows rows,
            ErasedAddresses names,
            StopLocks locks,
            Suppressions suppressions,
            SuppressionNotice notice,
            Clock clock) {
        this.notice = notice;
        this.rows = rows;
        this.names = names;
        this.locks = locks;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Within the transaction that takes the wish. Waits for hand-overs to the address that are running. */
    void erase(ErasureRequested wish) {
        Address.of(wish.recipient()).keys().forEach(key -> erase(wish, key));
    }

    private void erase(ErasureRequested wish, String key) {
        String name = names.nameOf(key);
        locks.exclusively(List.of(StopLocks.ofOrdersFor(key), StopLocks.ofAddress(key), StopLocks.ofAddress(name)));
        rows.rename(key, name);
        List<String> spellings = Stream.concat(Stream.of(key, wish.recipient()), rows.spellings(name).stream())
                .distinct()
                .toList();
        rows.eraseMails();
        rows.eraseElsewhere(spellings, name);
        notice.removed(List.of(key));
        suppressions.add(new Suppression(
                EventId.next(), name, SuppressionReason.ERASED, SOURCE, null, wish.eventId(), clock.instant()));
    }
}
