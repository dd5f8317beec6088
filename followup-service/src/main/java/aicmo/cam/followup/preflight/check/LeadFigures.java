package aicmo.cam.followup.preflight.check;

import aicmo.cam.followup.lead.RoleAccounts;
import aicmo.cam.mail.address.Address;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whom the leads of a campaign are, counted page by page. */
public final class LeadFigures {
    private long leads;
    private long suppressed;
    private long roleAccounts;
    private final Map<String, Integer> byDomain = new TreeMap<>();

    /** @param listed those whom the suppression list concerns: no mail goes to them, so nothing else counts of them */
    public void add(List<String> emails, Set<String> listed) {
        leads += emails.size();
        suppressed += emails.stream().filter(listed::contains).count();
        emails.stream()
                .filter(email -> !listed.contains(email))
                .map(Address::of)
                .forEach(address -> {
                    roleAccounts += RoleAccounts.has(address.localPart()) ? 1 : 0;
                    byDomain.merge(address.asciiDomain(), 1, Integer::sum);
                });
    }

    long leads() {
        return leads;
    }

    long suppressed() {
        return suppressed;
    }

    long roleAccounts() {
        return roleAccounts;
    }

    /** How many leads that may be written to are at each domain. */
    public Map<String, Integer> byDomain() {
        return Collections.unmodifiableMap(byDomain);
    }
}
