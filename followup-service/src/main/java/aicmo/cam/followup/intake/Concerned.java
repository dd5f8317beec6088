package aicmo.cam.followup.intake;

import aicmo.cam.events.MailRef;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The leads that an event concerns: the one whose mail it speaks of, and those that share its address. */
final class Concerned {
    private Concerned() {}

    /** @param mail null where the event names none */
    static Set<UUID> by(MailRef mail, Collection<UUID> sharing) {
        Set<UUID> concerned = new TreeSet<>(sharing);
        if (mail != null && mail.leadId() != null) {
            concerned.add(mail.leadId());
        }
        return concerned;
    }
}
