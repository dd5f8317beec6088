package aicmo.cam.followup.enrolment;

import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.followup.sequence.Verdict;
import aicmo.cam.mail.address.Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that was told, and the leads that it concerns.
 *
 * @param lead the lead whose mail it speaks of; null where it speaks of none
 * @param addresses the keys of the addresses that it concerns, in whatever campaign
 * @param company whether it concerns the lead's company, where the campaign says so
 * @param what it is for a lead, by what it has to do with it
 * @param trace that what follows from it continues
 */
public record News(
        UUID lead,
        Set<String> addresses,
        boolean company,
        Function<Verdict.Bearing, Occurrence> what,
        Map<String, String> trace) {
    /** News of one lead. */
    public static News of(UUID lead, Occurrence what, Map<String, String> trace) {
        return new News(lead, Set.of(), false, bearing -> what, trace);
    }

    /** News of whoever has one of these addresses, and of the lead, if there is one. */
    public static News ofAddresses(UUID lead, Set<String> addresses, Occurrence what, Map<String, String> trace) {
        return new News(lead, addresses, false, bearing -> what, trace);
    }

    /** What makes two spellings one address; a null or blank one is none. */
    public static Set<String> keys(String... addresses) {
        return Stream.of(addresses)
                .filter(address -> address != null && !address.isBlank())
                .flatMap(address -> Address.of(address.strip()).keys().stream())
                .collect(Collectors.toSet());
    }

    /** The leads that it concerns, and what it has to do with each. */
    Map<UUID, Verdict.Bearing> concerned(
            Map<String, ? extends Collection<UUID>> byAddress, Map<UUID, ? extends Collection<UUID>> colleagues) {
        Map<UUID, Verdict.Bearing> concerned = new HashMap<>();
        if (company && colleagues.containsKey(lead)) {
            colleagues.get(lead).forEach(id -> concerned.put(id, Verdict.Bearing.COMPANY));
        }
        addresses.stream()
                .filter(byAddress::containsKey)
                .forEach(key -> byAddress.get(key).forEach(id -> concerned.put(id, Verdict.Bearing.ADDRESS)));
        if (lead != null) {
            concerned.put(lead, Verdict.Bearing.OWN);
        }
        return concerned;
    }
}
