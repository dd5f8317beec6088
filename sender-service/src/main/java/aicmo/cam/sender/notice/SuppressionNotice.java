package aicmo.cam.sender.notice;

import aicmo.cam.events.SuppressionChanged;
import aicmo.cam.mail.address.SuppressionKeys;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.suppression.SuppressionTable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Tells others whose mails the list stops, and whose no more, in the current transaction. */
@Singleton
public class SuppressionNotice {
    private static final int AT_A_TIME = 1_000;

    private final SuppressionTable table;
    private final StopLocks locks;
    private final Outbox outbox;
    private final Clock clock;

    SuppressionNotice(SuppressionTable table, StopLocks locks, Outbox outbox, Clock clock) {
        this.table = table;
        this.locks = locks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whoever puts them on the list holds their locks. */
    public void added(Collection<String> keys) {
        tell(keys, true);
    }

    /** Those of them that no entry concerns any more: an address may have several. */
    public void removed(Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        // whoever adds the same address meanwhile is told of before or after, as it is on the list
        locks.exclusively(keys.stream().map(StopLocks::ofAddress).toList());
        Set<String> still = table.reasons(keys).keySet();
        tell(keys.stream().filter(key -> !still.contains(key)).toList(), false);
    }

    private void tell(Collection<String> keys, boolean added) {
        TreeMap<String, List<String>> parts = new TreeMap<>();
        keys.stream().distinct().map(SuppressionKeys::hash).forEach(hash -> parts.computeIfAbsent(
                        hash.substring(0, 1), part -> new ArrayList<>())
                .add(hash));
        if (parts.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<SuppressionChanged> told = new ArrayList<>();
        parts.forEach((part, hashes) -> {
            for (int from = 0; from < hashes.size(); from += AT_A_TIME) {
                List<String> some = hashes.subList(from, Math.min(hashes.size(), from + AT_A_TIME));
                told.add(new SuppressionChanged(
                        EventId.next(), now, part, added ? some : List.of(), added ? List.of() : some));
            }
        });
        outbox.publish(told);
    }
}
