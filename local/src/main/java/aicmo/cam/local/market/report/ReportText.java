package aicmo.cam.local.market.report;

import aicmo.cam.local.market.books.Balance;
import aicmo.cam.local.market.people.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report for people. */
public final class ReportText {
    private static final int MOST_TROUBLES = 12;
    private static final int MOST_MISTAKES = 5;
    private static final int COLUMNS = 96;

    private final Report report;
    private final List<String> lines = new ArrayList<>();

    public ReportText(Report report) {
        this.report = report;
    }

    /** Line by line, plain and aligned. */
    public List<String> lines() {
        lines.clear();
        add("");
        add(
                "%d leads, seed %d, %.0f s",
                report.leads(), report.seed(), report.took().toMillis() / 1000.0);
        campaigns();
        understood();
        books();
        return List.copyOf(lines);
    }

    private void campaigns() {
        add("");
        add(
                "%-16s %5s %7s %8s %8s %7s %5s %4s %7s %10s %11s",
                "Campaign",
                "sent",
                "answers",
                "positive",
                "negative",
                "neutral",
                "unsub",
                "away",
                "bounces",
                "reply rate",
                "bounce rate");
        for (CampaignResult campaign : report.campaigns()) {
            add(
                    "%-16s %5d %7d %8d %8d %7d %5d %4d %7d %10s %11s",
                    campaign.name(),
                    figure(campaign, "sent"),
                    figure(campaign, "replies"),
                    figure(campaign, "positive"),
                    figure(campaign, "negative"),
                    figure(campaign, "neutral"),
                    figure(campaign, "unsubscribed"),
                    figure(campaign, "out_of_office"),
                    figure(campaign, "bounces"),
                    rate(campaign, "reply_rate"),
                    rate(campaign, "bounce_rate"));
        }
        for (CampaignResult campaign : report.campaigns()) {
            add("");
            wrapped(campaign.name() + " is " + campaign.status() + ", decision " + campaign.decision() + ": "
                    + campaign.reason());
        }
    }

    private void understood() {
        Understanding all = report.understanding();
        add("");
        add("%-28s %6s %11s", "What came back", "meant", "understood");
        for (Meaning meaning : Meaning.values()) {
            add("  %-26s %6d %11d", meaning.words(), all.meant(meaning), all.understood(meaning));
        }
        add("  %-26s %6d %11d   %s", "together", all.meant(), all.understood(), percent(all.understood(), all.meant()));
        all.mistakes().stream()
                .limit(MOST_MISTAKES)
                .forEach(mistake -> wrapped("  " + mistake.who() + " meant " + mistake.meant() + ", read as "
                        + mistake.readAs() + ": " + mistake.reason()));
        if (all.mistakes().size() > MOST_MISTAKES) {
            add("  and %d more; --json lists all", all.mistakes().size() - MOST_MISTAKES);
        }
    }

    private void books() {
        Balance books = report.balance();
        add("");
        add("The books, counted at the mail server");
        add("  %-38s %6d", "steps of all leads", books.steps());
        add("  %-38s %6d", "sent, and arrived exactly once", books.once());
        add("  %-38s %6d   %s", "not sent, for a stated reason", books.notSentInAll(), reasons(books));
        String waiting = books.unknown() > 0 ? "waiting: paused, or behind an unknown" : "waiting in a paused campaign";
        add("  %-38s %6d", waiting, books.waiting());
        if (books.unknown() > 0) {
            add("  %-38s %6d   may have gone; never sent again by itself", "unknown to the sender", books.unknown());
        }
        add(
                "  %-38s %6d   duplicates %d, lost %d",
                "mails in the leads' mailboxes", books.accepted(), books.duplicates(), books.lost());
        add(
                "  %-38s %6d   %s",
                "leads, each in one state",
                report.balance().states().values().stream().mapToInt(i -> i).sum(),
                states(books));
        if (report.isBalanced()) {
            add("The books balance.");
            return;
        }
        add("THE BOOKS DO NOT BALANCE:");
        report.troubles().stream().limit(MOST_TROUBLES).forEach(trouble -> wrapped("  " + trouble));
        if (report.troubles().size() > MOST_TROUBLES) {
            add("  and %d more; --json lists all", report.troubles().size() - MOST_TROUBLES);
        }
    }

    private static String reasons(Balance books) {
        return books.notSent().entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(2)
                .map(reason -> reason.getValue() + " × " + reason.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String states(Balance books) {
        return books.states().entrySet().stream()
                .map(state -> state.getKey().toLowerCase(Locale.ROOT) + " " + state.getValue())
                .collect(Collectors.joining(", "));
    }

    private static long figure(CampaignResult campaign, String name) {
        return campaign.metrics().path(name).asLong();
    }

    private static String rate(CampaignResult campaign, String name) {
        return String.format(
                Locale.ROOT, "%.1f %%", campaign.metrics().path(name).asDouble() * 100);
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }

    private void wrapped(String text) {
        String rest = text;
        while (rest.length() > COLUMNS) {
            int space = rest.lastIndexOf(' ', COLUMNS);
            int cut = space > COLUMNS / 2 ? space : COLUMNS;
            lines.add(rest.substring(0, cut));
            rest = "    " + rest.substring(cut).strip();
        }
        lines.add(rest);
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
