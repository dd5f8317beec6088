package aicmo.cam.decision.metrics;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Enters what events say, a batch at a time, and moves the counters by the difference that it makes. */
@Singleton
public class Books {
    private final MailRows mails;
    private final LeadRows leads;
    private final MetricsRows metrics;

    Books(MailRows mails, LeadRows leads, MetricsRows metrics) {
        this.mails = mails;
        this.leads = leads;
        this.metrics = metrics;
    }

    /** Counters and rates of a campaign; empty for one that is not known. */
    public Optional<Metrics> metrics(UUID campaignId) {
        return metrics.find(campaignId)
                .map(found -> Metrics.of(campaignId, found.counts(), leads.states(campaignId), found.at()));
    }

    /** Makes the campaigns known and applies all changes, within the current transaction. */
    void enter(List<UUID> campaigns, List<MailChange> changes, List<Lead> moves) {
        metrics.know(campaigns);
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
        changes.forEach(change -> after.computeIfPresent(
                change.mail().emailId(), (id, mail) -> change.change().apply(mail)));
        save(before, after);
    }

    private void save(Map<UUID, Mail> before, Map<UUID, Mail> after) {
        List<Mail> changed = new ArrayList<>();
        List<Map.Entry<UUID, Verdict>> verdicts = new ArrayList<>();
        Map<UUID, Counts> differences = new TreeMap<>();
        after.forEach((id, mail) -> {
            Mail old = before.get(id);
            if (mail.equals(old)) {
                return;
            }
            changed.add(mail);
            differences.merge(mail.campaignId(), mail.counts().minus(old.counts()), Counts::plus);
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
        metrics.add(differences);
    }
}
