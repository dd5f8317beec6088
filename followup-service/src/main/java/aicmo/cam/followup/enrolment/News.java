package aicmo.cam.followup.enrolment;

import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.mail.Address;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that was told, and the leads that it concerns: the one whose mail it speaks of, and those that share an address.
 *
 * @param lead the lead whose mail it speaks of; null where it speaks of none
 * @param addresses the keys of the addresses that it concerns, in whatever campaign; empty where it concerns the one lead only
 * @param what it is for a lead
 * @param trace that what follows from it continues
 */
public record News(UUID lead, Set<String> addresses, Function<UUID, Occurrence> what, Map<String, String> trace) {
    /** News of one lead. */
    public static News of(UUID lead, Occurrence what, Map<String, String> trace) {
        return new News(lead, Set.of(), id -> what, trace);
    }

    /** What makes two spellings one address; a null or blank one is none. */
    public static Set<String> keys(String... addresses) {
        return Stream.of(addresses)
                .filter(address -> address != null && !address.isBlank())
                .map(address -> Address.of(address.strip()).key())
                .collect(Collectors.toSet());
    }

    /** The leads that it concerns, each once. */
    Set<UUID> concerned(Map<String, ? extends Collection<UUID>> byAddress) {
        return Stream.concat(
                        Stream.ofNullable(lead), addresses.stream().flatMap(key -> Stream.ofNullable(byAddress.get(key))
                                .flatMap(Collection::stream)))
                .collect(Collectors.toSet());
    }
}
