package aicmo.cam.sender.recovery;

import aicmo.cam.events.EmailSent;
import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.budget.BudgetTable;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.mail.CopyTable;
import aicmo.cam.sender.order.StandingOrders;
import aicmo.cam.sender.pace.Pace;
import aicmo.cam.sender.pace.Pacing.Due;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Mails that went become mails that the database knows: those that wait in it go no more, and those it lacks stand in it. */
@Singleton
class RecoveredMails {
    private final RecoveredRows rows;
    private final CopyTable copies;
    private final StandingOrders standing;
    private final BudgetTable budgets;
    private final Pace pace;
    private final Clock clock;

    RecoveredMails(
            RecoveredRows rows,
            CopyTable copies,
            StandingOrders standing,
            BudgetTable budgets,
            Pace pace,
            Clock clock) {
        this.rows = rows;
        this.copies = copies;
        this.standing = standing;
        this.budgets = budgets;
        this.pace = pace;
        this.clock = clock;
    }

    /** Within the current transaction; of how many it was not known that they went. */
    int learn(List<EmailSent> told) {
        Map<UUID, EmailSent> byId = new LinkedHashMap<>();
        // told of again, it has more ids
        told.forEach(mail -> byId.put(mail.email().emailId(), mail));
        Map<UUID, RecoveredRows.Known> known = rows.lock(byId.keySet());
        Instant now = clock.instant();

        Set<UUID> gone = rows.settle(
                byId.values().stream()
                        .filter(mail -> known.containsKey(mail.email().emailId()))
                        .filter(mail -> known.get(mail.email().emailId()).isUnaware())
                        .toList(),
                now);
        Set<UUID> added = put(
                kept(byId.values().stream()
                        .filter(mail -> !known.containsKey(mail.email().emailId()))
                        .toList()),
                now);
        book(
                Stream.concat(gone.stream().filter(id -> !known.get(id).counted()), added.stream())
                        .map(byId::get)
                        .toList(),
                now);
        return gone.size() + added.size();
    }

    private Set<UUID> put(List<RecoveredMail> mails, Instant now) {
        Set<UUID> added = rows.put(mails, now);
        Map<UUID, List<String>> addresses = new LinkedHashMap<>();
        mails.stream()
                .filter(mail -> added.contains(mail.sent().email().emailId()))
                .forEach(mail -> addresses.put(
                        mail.sent().email().emailId(), mail.order().cc()));
        copies.put(addresses);
        return added;
    }

    /** Whoever was erased meanwhile is not remembered by being named once more. */
    private List<RecoveredMail> kept(List<EmailSent> mails) {
        Map<EmailSent, Order> orders = new LinkedHashMap<>();
        mails.stream().filter(mail -> Address.isValid(mail.recipient())).forEach(mail -> orders.put(mail, order(mail)));
        StandingOrders.Stops stops = standing.against(orders.values());
        return orders.entrySet().stream()
                .map(entry -> new RecoveredMail(entry.getKey(), stops.kept(entry.getValue())))
                .toList();
    }

    /** What is known of the order: not what the mail said. */
    private static Order order(EmailSent mail) {
        return new Order(
                        mail.email().requestId(),
                        mail.email().campaignId(),
                        mail.email().leadId(),
                        mail.email().track(),
                        mail.email().step(),
                        mail.email().variant(),
                        mail.email().stepId(),
                        false,
                        mail.recipient(),
                        null,
                        mail.from(),
                        mail.replyTo(),
                        mail.subject(),
                        "",
                        null,
                        Map.of(),
                        null,
                        null,
                        mail.occurredAt(),
                        Map.of())
                .cc(mail.cc().stream().filter(Address::isValid).toList());
    }

    /** What went today counts against the caps of today. */
    private void book(Collection<EmailSent> mails, Instant now) {
        budgets.book(
                pace.today(now),
                mails.stream()
                        .filter(mail -> pace.today(mail.occurredAt()).equals(pace.today(now)))
                        .map(mail -> new Due(
                                mail.email().emailId(),
                                Address.parse(mail.from()).map(Address::key).orElse(null),
                                Address.of(mail.recipient()).asciiDomain(),
                                null,
                                mail.email().campaignId() != null,
                                null,
                                mail.cc().stream()
                                        .map(copy -> Address.of(copy).asciiDomain())
                                        .toList()))
                        .toList(),
                now);
    }
}
