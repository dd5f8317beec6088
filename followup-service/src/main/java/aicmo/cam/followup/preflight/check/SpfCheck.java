package aicmo.cam.followup.preflight.check;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.SPF;

import aicmo.cam.followup.dns.DnsAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether a domain says which servers send its mail (RFC 7208). The servers themselves are not compared. */
final class SpfCheck {
    private static final int MOST_LOOKUPS = 10;
    private static final List<String> ASKING = List.of("include:", "exists:", "redirect=", "a", "mx", "ptr");

    private SpfCheck() {}

    static PreflightItem of(String domain, DnsAnswer answer) {
        return PreflightItem.unread(SPF, "the SPF record of " + domain, answer)
                .orElseGet(() -> of(domain, answer.values()));
    }

    private static PreflightItem of(String domain, List<String> texts) {
        List<String> records = texts.stream()
                .filter(text -> {
                    String lower = text.toLowerCase(Locale.ROOT);
                    return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
                })
                .toList();
        if (records.isEmpty()) {
            return PreflightItem.fail(
                    SPF,
                    "no record",
                    domain + " has no SPF record",
                    "publish a TXT record at " + domain
                            + " such as \"v=spf1 include:… -all\" that names your provider");
        }
        if (records.size() > 1) {
            return PreflightItem.fail(
                    SPF,
                    records.size() + " records",
                    domain + " has " + records.size() + " SPF records, which counts as an error for all of them",
                    "merge them into one");
        }
        return of(domain, records.getFirst());
    }

    private static PreflightItem of(String domain, String written) {
        List<String> terms =
                Arrays.asList(written.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        long lookups = terms.stream().filter(SpfCheck::asks).count();
        if (terms.contains("+all") || terms.contains("all")) {
            return PreflightItem.fail(
                    SPF,
                    written,
                    "the SPF record of " + domain + " lets every server of the world send (+all)",
                    "end it with ~all or -all");
        }
        if (lookups > MOST_LOOKUPS) {
            return PreflightItem.fail(
                    SPF,
                    lookups + " lookups",
                    "the SPF record of " + domain + " needs more than 10 lookups, which counts as an error",
                    "remove what is not needed");
        }
        boolean ends = terms.contains("~all")
                || terms.contains("-all")
                || terms.stream().anyMatch(term -> term.startsWith("redirect="));
        return ends
                ? PreflightItem.pass(SPF, written, domain + " has one SPF record")
                : PreflightItem.warn(
                        SPF,
                        written,
                        "the SPF record of " + domain + " says nothing of other servers",
                        "end it with ~all or -all");
    }

    private static boolean asks(String term) {
        String bare = term.matches("[+?~-].*") ? term.substring(1) : term;
        return ASKING.stream()
                .anyMatch(name -> name.length() > 3
                        ? bare.startsWith(name)
                        : bare.equals(name) || bare.startsWith(name + ":") || bare.startsWith(name + "/"));
    }
}
