package aicmo.cam.decision.counting;

import aicmo.cam.decision.metrics.Counts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Enters what events say, a batch at a time, and moves the counters by the difference that it makes. */
@Singleton
class Books {
    private final MailRows mails;
    private final LeadRows leads;
    private final CounterRows counters;

    Books(MailRows mails, LeadRows leads, CounterRows counters) {
        this.mails = mails;
        this.leads = leads;
        this.counters = counters;
    }

    /** Makes the campaigns known and applies all changes, within the current transaction. */
    void enter(Collection<UUID> campaigns, List<MailChange> changes, List<Lead> moves) {
        counters.know(campaigns);
        if (!changes.isEmpty()) {
            enterMails(changes);
        }
        if (!moves.isEmpty()) {
            leads.apply(moves);
        }
    }

    private void enterMails(List<MailChange> changes) {
        Map<UUID, Mail> unseen = new TreeMap<>();
        changes.forEach(change -> unseen.putIfAbsent(
                change.mail().emailId(),
                Mail.unseen(change.mail().emailId(), change.mail().campaignId())));
        Map<UUID, Mail> before = mails.lock(unseen.values());
        Map<UUID, Mail> after = new HashMap<>(before);
        changes.forEach(change -> after.computeIfPresent(change.mail().emailId(), (id, mail) -> change.applyTo(mail)));
        save(before, after);
    }

    private void save(Map<UUID, Mail> before, Map<UUID, Mail> after) {
        List<Mail> changed = new ArrayList<>();
        List<Map.Entry<UUID, Verdict>> verdicts = new ArrayList<>();
        Map<UUID, Counts> campaigns = new TreeMap<>();
        Map<Cell, Counts> cells = new HashMap<>();
        after.forEach((id, mail) -> {
            Mail old = before.get(id);
            if (mail.equals(old)) {
                return;
            }
            changed.add(mail);
            campaigns.merge(mail.campaignId(), mail.counts().minus(old.counts()), Counts::plus);
            cells.merge(Cell.of(old), Counts.NONE.minus(old.counts()), Counts::plus);
            cells.merge(Cell.of(mail), mail.counts(), Counts::plus);
            mail.verdicts().values().stream()
                    .filter(verdict -> !verdict.equals(old.verdicts().get(verdict.inboundId())))
                    .forEach(verdict -> verdicts.add(Map.entry(id, verdict)));
        });
        if (changed.isEmpty()) {
            return;
        }
        mails.save(changed);
        if (!verdicts.isEmpty()) {
            mails.saveVerdicts(verdicts);
        }
        cells.values().removeIf(Counts.NONE::equals);
        counters.add(campaigns, cells);
    }
}
