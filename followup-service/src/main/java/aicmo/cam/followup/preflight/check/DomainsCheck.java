package aicmo.cam.followup.preflight.check;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.LEAD_DOMAINS;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.PROJECTED_BOUNCES;

import aicmo.cam.followup.dns.Dns;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which domains of the leads take mail, as DNS says. Nobody's mail server is asked for an address. Where there are more domains than are
 * looked up, a sample is, and what it says of the others has a bound.
 */
public final class DomainsCheck {
    private static final double USUAL_THRESHOLD = 0.04;
    private static final double Z_95 = 1.96;
    private static final int MOST_NAMED = 5;

    private DomainsCheck() {}

    /**
     * @param most how many domains are looked up
     * @param threshold the share of bounces at which the campaign pauses; null for the usual one
     */
    public static List<PreflightItem> of(Dns dns, Map<String, Integer> byDomain, int most, Double threshold) {
        if (byDomain.isEmpty()) {
            return List.of(
                    PreflightItem.skipped(LEAD_DOMAINS, "there is no lead that gets a mail"),
                    PreflightItem.skipped(PROJECTED_BOUNCES, "there is no lead that gets a mail"));
        }
        // by a digest of the name, so that the sample has no order, and is the same each time
        List<String> sample = byDomain.keySet().stream()
                .sorted(Comparator.comparing(
                        domain -> UUID.nameUUIDFromBytes(domain.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .limit(most)
                .toList();
        Map<String, MailRoute> routes = MailRoute.of(dns, sample);
        if (routes.values().stream().allMatch(route -> route == MailRoute.NOT_ASKED)) {
            return List.of(
                    PreflightItem.skipped(LEAD_DOMAINS, "AICMO_CAM_FOLLOWUP_DNS_RESOLVER is off"),
                    PreflightItem.skipped(PROJECTED_BOUNCES, "AICMO_CAM_FOLLOWUP_DNS_RESOLVER is off"));
        }
        Sample found = new Sample(byDomain, routes);
        return List.of(domains(found), bounces(found, threshold == null ? USUAL_THRESHOLD : threshold));
    }

    private record Sample(Map<String, Integer> byDomain, Map<String, MailRoute> routes) {
        Map<MailRoute, Long> leads() {
            Map<MailRoute, Long> leads = new EnumMap<>(MailRoute.class);
            routes.forEach((domain, route) -> leads.merge(route, (long) byDomain.get(domain), Long::sum));
            return leads;
        }

        long dead() {
            return leads().entrySet().stream()
                    .filter(route -> route.getKey().isDead())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        long known() {
            return leads().entrySet().stream()
                    .filter(route -> route.getKey().isKnown())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        long knownDomains() {
            return routes.values().stream().filter(MailRoute::isKnown).count();
        }

        boolean whole() {
            return knownDomains() == byDomain.size();
        }

        String extent() {
            return whole()
                    ? "all " + byDomain.size() + " domains"
                    : knownDomains() + " of " + byDomain.size() + " domains";
        }
    }

    private static PreflightItem domains(Sample sample) {
        String looked = "looked up " + sample.extent() + ": "
                + sample.leads().entrySet().stream()
                        .map(route -> route.getValue() + " leads at domains with the route "
                                + route.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        String figure = LeadsCheck.share(sample.dead(), sample.known());
        if (sample.knownDomains() == 0) {
            return PreflightItem.warn(
                    LEAD_DOMAINS, null, "DNS did not answer for any domain of the leads", "try again later");
        }
        if (sample.dead() == 0) {
            return sample.leads().containsKey(MailRoute.ADDRESS_ONLY)
                    ? PreflightItem.warn(
                            LEAD_DOMAINS,
                            figure,
                            looked + named(sample, false),
                            "see whether domains without an MX record are those of the companies")
                    : PreflightItem.pass(LEAD_DOMAINS, figure, looked);
        }
        return PreflightItem.warn(
                LEAD_DOMAINS, figure, looked + named(sample, true), "leave out these leads: their mails bounce");
    }

    private static String named(Sample sample, boolean dead) {
        return sample.routes().entrySet().stream()
                .filter(domain -> dead ? domain.getValue().isDead() : domain.getValue() == MailRoute.ADDRESS_ONLY)
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_NAMED)
                .map(domain -> domain.getKey() + " " + domain.getValue().words())
                .collect(Collectors.joining("; ", ". First: ", ""));
    }

    private static PreflightItem bounces(Sample sample, double threshold) {
        if (sample.knownDomains() == 0) {
            return PreflightItem.warn(
                    PROJECTED_BOUNCES, null, "DNS did not answer for any domain of the leads", "try again later");
        }
        double share = (double) sample.dead() / sample.known();
        double low = sample.whole() ? share : wilson(share, sample.knownDomains(), -1);
        double high = sample.whole() ? share : wilson(share, sample.knownDomains(), 1);
        String figure = sample.whole()
                ? String.format(Locale.ROOT, "%.1f %%", 100 * share)
                : String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f %%)", 100 * share, 100 * low, 100 * high);
        String detail = "mails bounce for domains that take none, counted over " + sample.extent()
                + (sample.whole() ? "" : ", with the bounds of 95 %")
                + "; dead mailboxes at living domains come on top. The campaign pauses above "
                + String.format(Locale.ROOT, "%.1f %%", 100 * threshold);
        if (low > threshold) {
            return PreflightItem.fail(PROJECTED_BOUNCES, figure, detail, "clean the list of leads before the start");
        }
        return high > threshold || share > threshold / 2
                ? PreflightItem.warn(
                        PROJECTED_BOUNCES, figure, detail, "clean the list of leads, or start with a part of it")
                : PreflightItem.pass(PROJECTED_BOUNCES, figure, detail);
    }

    /** A bound of Wilson's interval. A domain's leads share its fate, so the domains are what is counted. */
    static double wilson(double share, long count, int side) {
        double z2 = Z_95 * Z_95;
        double middle = share + z2 / (2 * count);
        double half = Z_95 * Math.sqrt(share * (1 - share) / count + z2 / (4.0 * count * count));
        return Math.clamp((middle + side * half) / (1 + z2 / count), 0, 1);
    }
}
