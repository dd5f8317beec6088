package aicmo.cam.followup.preflight.check;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.DISPOSABLE_DOMAINS;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.LEADS;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.MISTYPED_DOMAINS;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.ROLE_ACCOUNTS;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.SUPPRESSED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What can be said of leads without asking anybody. */
public final class LeadsCheck {
    private static final double MANY = 0.1;
    private static final int MOST_NAMED = 5;

    private LeadsCheck() {}

    public static List<PreflightItem> of(LeadFigures figures) {
        List<PreflightItem> items = new ArrayList<>();
        items.add(
                figures.leads() == 0
                        ? PreflightItem.warn(
                                LEADS,
                                "0",
                                "the campaign has no lead that gets a mail",
                                "import leads; they join at once")
                        : PreflightItem.pass(LEADS, String.valueOf(figures.leads()), "leads that may get a mail"));
        items.add(suppressed(figures));
        items.add(
                figures.roleAccounts() == 0
                        ? PreflightItem.pass(ROLE_ACCOUNTS, "0", "no address belongs to a task and no person")
                        : PreflightItem.warn(
                                ROLE_ACCOUNTS,
                                share(figures.roleAccounts(), figures.leads()),
                                "leads are addresses of tasks, such as postmaster@ and noreply@",
                                "leave them out: mail to them is complained about"));
        items.add(disposable(figures));
        items.add(mistyped(figures));
        return items;
    }

    private static PreflightItem suppressed(LeadFigures figures) {
        String figure = share(figures.suppressed(), figures.leads());
        if (figures.leads() > 0 && figures.suppressed() == figures.leads()) {
            return PreflightItem.fail(
                    SUPPRESSED, figure, "the suppression list stops the mails of all leads", "import others");
        }
        return figures.suppressed() > MANY * figures.leads()
                ? PreflightItem.warn(
                        SUPPRESSED,
                        figure,
                        "the suppression list stops the mails of many leads",
                        "see where the list of leads comes from")
                : PreflightItem.pass(SUPPRESSED, figure, "leads whose mails the suppression list stops");
    }

    private static PreflightItem disposable(LeadFigures figures) {
        Predicate<String> which = ListedDomains::isDisposable;
        long leads = count(figures, which);
        return leads == 0
                ? PreflightItem.pass(DISPOSABLE_DOMAINS, "0", "no known domain of throw-away mailboxes")
                : PreflightItem.warn(
                        DISPOSABLE_DOMAINS,
                        share(leads, figures.leads()),
                        "leads have throw-away mailboxes: " + named(figures, which, domain -> domain),
                        "leave them out");
    }

    private static PreflightItem mistyped(LeadFigures figures) {
        Predicate<String> which = domain -> ListedDomains.meant(domain).isPresent();
        long leads = count(figures, which);
        return leads == 0
                ? PreflightItem.pass(MISTYPED_DOMAINS, "0", "no domain is one slip away from a big provider's")
                : PreflightItem.warn(
                        MISTYPED_DOMAINS,
                        share(leads, figures.leads()),
                        "domains look like slips: "
                                + named(
                                        figures,
                                        which,
                                        domain -> domain + " ("
                                                + ListedDomains.meant(domain).orElseThrow() + "?)"),
                        "correct or leave out these leads");
    }

    private static long count(LeadFigures figures, Predicate<String> which) {
        return figures.byDomain().entrySet().stream()
                .filter(domain -> which.test(domain.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String named(LeadFigures figures, Predicate<String> which, UnaryOperator<String> words) {
        return figures.byDomain().keySet().stream()
                .filter(which)
                .limit(MOST_NAMED)
                .map(words)
                .collect(Collectors.joining(", "));
    }

    static String share(long some, long all) {
        return all == 0
                ? String.valueOf(some)
                : String.format(Locale.ROOT, "%d of %d (%.1f %%)", some, all, 100.0 * some / all);
    }
}
