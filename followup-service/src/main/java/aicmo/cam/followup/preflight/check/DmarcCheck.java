package aicmo.cam.followup.preflight.check;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.DMARC;

import aicmo.cam.followup.dns.DnsAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a domain, or one above it, says what to do with mail that fails SPF and DKIM (RFC 7489). */
final class DmarcCheck {
    private DmarcCheck() {}

    /** The domain and those above it that have a dot, the nearest first: where a policy may stand. */
    static List<String> places(String domain) {
        List<String> places = new ArrayList<>();
        for (String part = domain; part.contains("."); part = part.substring(part.indexOf('.') + 1)) {
            places.add("_dmarc." + part);
        }
        return places.stream().limit(5).toList();
    }

    /** @param answers of the places, the nearest first */
    static PreflightItem of(String domain, List<DnsAnswer> answers) {
        for (int place = 0; place < answers.size(); place++) {
            DnsAnswer answer = answers.get(place);
            Optional<PreflightItem> unread = PreflightItem.unread(DMARC, "the DMARC policy of " + domain, answer);
            if (unread.isPresent()) {
                return unread.get();
            }
            List<String> records = answer.values().stream()
                    .filter(text ->
                            text.toLowerCase(Locale.ROOT).replace(" ", "").startsWith("v=dmarc1"))
                    .toList();
            if (!records.isEmpty()) {
                return of(domain, records, place > 0);
            }
        }
        return PreflightItem.fail(
                DMARC,
                "no record",
                domain + " has no DMARC policy, which the big mailbox providers ask of who sends much",
                "publish a TXT record at _dmarc." + domain + " such as \"v=DMARC1; p=quarantine; rua=mailto:…\"");
    }

    private static PreflightItem of(String domain, List<String> records, boolean above) {
        if (records.size() > 1) {
            return PreflightItem.fail(
                    DMARC,
                    records.size() + " records",
                    domain + " has several DMARC records, so that none of them holds",
                    "leave one");
        }
        Map<String, String> tags = DkimCheck.tags(records.getFirst());
        String policy = (above && tags.containsKey("sp") ? tags.get("sp") : tags.getOrDefault("p", ""))
                .toLowerCase(Locale.ROOT);
        String figure = "p=" + policy;
        return switch (policy) {
            case "quarantine", "reject" -> PreflightItem.pass(DMARC, figure, domain + " has a DMARC policy");
            case "none" ->
                PreflightItem.warn(
                        DMARC,
                        figure,
                        "the DMARC policy of " + domain + " only watches (p=none)",
                        "change it to quarantine or reject once the reports show only your own mail");
            default ->
                PreflightItem.fail(
                        DMARC,
                        records.getFirst(),
                        "the DMARC record of " + domain + " has no valid policy",
                        "give it p=none, p=quarantine or p=reject");
        };
    }
}
