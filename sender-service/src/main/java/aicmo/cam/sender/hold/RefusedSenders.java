package aicmo.cam.sender.hold;

import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.sender.DoublingWait;
import aicmo.cam.sender.hold.Suspicion.Finding;
import aicmo.cam.sender.hold.Suspicion.Refused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Holds senders that a mail server refuses, or remembers that it may. Within the transaction that records the refusal. */
@Singleton
public class RefusedSenders {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final HoldTable table;
    private final Holds holds;
    private final DoublingWait gap;
    private final Clock clock;

    RefusedSenders(HoldTable table, Holds holds, ProbeSettings settings, DayLength day, Clock clock) {
        this.table = table;
        this.holds = holds;
        this.gap = new DoublingWait(day.scale(settings.probeAfter()), day.scale(LONGEST));
        this.clock = clock;
    }

    /** The sender is refused, whatever the mail. @param sender a domain or an address */
    public void hold(String sender, UUID mail, String why) {
        Instant now = clock.instant();
        String key = Hold.ofSender(sender);
        holds.put(new Hold(key, now, now.plus(gap.after(holds.tries(key))), why), List.of(mail), true);
    }

    /**
     * A mail was refused, and that may concern its sender.
     *
     * @param likely whether it does most probably, so that one recipient is enough
     * @return what follows for the mail; where the sender is meant, it is held now
     */
    public Finding refused(String sender, UUID id, Refused mail, boolean likely, String why) {
        Instant now = clock.instant();
        String key = Hold.ofSender(sender);
        boolean unsuspected = table.create(key, now, why);
        HoldTable.Row row = table.lock(key).orElseThrow();
        Suspicion before = unsuspected ? null : row.suspicion();
        int enough = likely ? 1 : Suspicion.ENOUGH_RECIPIENTS;
        Finding finding = Suspicion.judge(before, row.inForce(), mail, enough, now);
        if (finding == Finding.MAIL) {
            if (unsuspected) {
                table.remove(key);
            }
            return finding;
        }
        Suspicion after = Suspicion.with(before, mail, now);
        table.write(new HoldTable.Row(
                new Hold(key, row.hold().since(), row.hold().until(), why),
                row.inForce(),
                row.tries(),
                row.probe(),
                row.told(),
                after.suspects()));
        if (finding == Finding.SENDER) {
            hold(sender, id, why);
        }
        return finding;
    }
}
