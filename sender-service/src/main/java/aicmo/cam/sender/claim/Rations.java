package aicmo.cam.sender.claim;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.budget.BudgetTable;
import aicmo.cam.sender.pace.Budgets;
import aicmo.cam.sender.pace.Pace;
import aicmo.cam.sender.pace.Pacing;
import aicmo.cam.sender.pace.Pacing.Due;
import aicmo.cam.sender.pace.Pacing.Plan;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What caps, windows and pace leave to a claim, and what they get back; mails whose turn is later are put off. */
@Singleton
public class Rations {
    private final BudgetTable budgets;
    private final ClaimTable mails;
    private final Pace pace;

    Rations(BudgetTable budgets, ClaimTable mails, Pace pace) {
        this.budgets = budgets;
        this.mails = mails;
        this.pace = pace;
    }

    /**
     * The mails that may go now.
     *
     * @param day of whose caps they took their share
     * @param capIsReached whether no mail at all may go any more today
     */
    public record Share(LocalDate day, List<Claimed> mails, boolean capIsReached) {}

    /** Takes their share for at most so many of these, in the current transaction, which holds the budgets until it ends. */
    public Share take(List<Claimed> free, int most, Instant now) {
        if (free.isEmpty()) {
            return new Share(pace.today(now), free, false);
        }
        List<Due> due = due(free);
        Set<String> throttled = free.stream()
                .filter(Claimed::throttled)
                .map(mail -> Pace.ofDomain(mail.recipientDomain()))
                .collect(Collectors.toSet());
        Budgets held = budgets.hold(due, throttled, now);
        Plan plan = Pacing.plan(due, held, most, pace, now);
        budgets.book(held, plan.after());
        mails.putOff(plan.deferred());
        Set<UUID> going = new HashSet<>(plan.go());
        return new Share(
                held.day(),
                free.stream().filter(mail -> going.contains(mail.id())).toList(),
                held.left() == 0 || (going.isEmpty() && plan.deferred().size() < due.size()));
    }

    /** Gives back what was taken for mails that did not go. */
    public void giveBack(LocalDate day, Collection<Claimed> unused) {
        budgets.giveBack(day, due(unused));
    }

    private static List<Due> due(Collection<Claimed> mails) {
        return mails.stream()
                .map(mail -> new Due(
                        mail.id(),
                        mail.identity(),
                        mail.recipientDomain(),
                        mail.timeZone(),
                        mail.ref().campaignId() != null,
                        mail.waitsFor(),
                        mail.mail().copies().stream()
                                .map(copy -> Address.of(copy).asciiDomain())
                                .toList()))
                .toList();
    }
}
