package aicmo.cam.sender.suppression;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.SuppressionKeys;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.erasure.ErasedAddresses;
import aicmo.cam.sender.notice.SuppressionNotice;
import aicmo.cam.sender.queue.StoppedMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts addresses and domains on the list; once that is committed, nothing is handed over to them any more. */
@ApplicationScoped
public class Suppressions {
    private final SuppressionTable table;
    private final RemovalTable removals;
    private final StopLocks locks;
    private final StoppedMails mails;
    private final ErasedAddresses erased;
    private final SuppressionNotice notice;
    private final Clock clock;

    Suppressions(
            SuppressionTable table,
            RemovalTable removals,
            StopLocks locks,
            StoppedMails mails,
            ErasedAddresses erased,
            SuppressionNotice notice,
            Clock clock) {
        this.notice = notice;
        this.erased = erased;
        this.table = table;
        this.removals = removals;
        this.locks = locks;
        this.mails = mails;
        this.clock = clock;
    }

    /** Waits for hand-overs to the address that are running, and takes its mails out of the queue. False where it was known. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(Suppression entry) {
        return addAll(List.of(entry)) == 1;
    }

    /** As {@link #add}, with every lock taken first, in one order; how many were not known. A thousand entries at most: locks are few. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int addAll(List<Suppression> given) {
        if (given.isEmpty()) {
            return 0;
        }
        List<Suppression> entries = ofTheErasedByName(given);
        Map<String, Suppression> byAddress = new HashMap<>();
        entries.forEach(entry -> keys(entry.address()).forEach(key -> byAddress.putIfAbsent(key, entry)));
        locks.exclusively(byAddress.keySet().stream().map(StopLocks::ofAddress).toList());
        List<String> added = table.add(entries);
        notice.added(added);
        List<String> stopped =
                added.stream().flatMap(address -> keys(address).stream()).toList();
        mails.waitingFor(stopped).forEach(address -> mails.suppress(address, words(byAddress.get(address))));
        mails.suppressCopies(stopped, key -> words(byAddress.get(key)));
        suppressBelow(added.stream().filter(SuppressionKeys::isPattern).collect(Collectors.toSet()), byAddress);
        return added.size();
    }

    private void suppressBelow(Set<String> patterns, Map<String, Suppression> entries) {
        if (patterns.isEmpty()) {
            return;
        }
        for (String domain : mails.waitingSubdomains()) {
            SuppressionKeys.above(domain).stream()
                    .filter(patterns::contains)
                    .findFirst()
                    .ifPresent(pattern -> mails.suppress(domain, words(entries.get(pattern))));
        }
    }

    private static String words(Suppression entry) {
        return entry.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Mails that wait since before an upgrade stand under the former key of their address or domain. */
    private static List<String> keys(String entry) {
        if (SuppressionKeys.isPattern(entry)) {
            return List.of(entry);
        }
        return entry.indexOf('@') >= 0
                ? Address.of(entry).keys()
                : Address.of("@" + entry).asciiDomains();
    }

    /** What of the list concerns an address; of a person who was erased, what stands under the name for it. */
    List<Suppression> concerning(Address address) {
        List<String> keys = new ArrayList<>(SuppressionKeys.concerning(address));
        address.keys().forEach(key -> keys.add(erased.nameOf(key)));
        return table.of(keys);
    }

    /** Those of the addresses whose people were not erased. Whoever holds {@link StopLocks#ofAddress} of them has an answer that lasts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> notErased(Collection<String> addresses) {
        Set<String> listed =
                table.reasons(addresses.stream().map(erased::nameOf).toList()).keySet();
        return addresses.stream()
                .filter(address -> !listed.contains(erased.nameOf(address)))
                .toList();
    }

    /** Whoever was erased is not remembered by being named once more. */
    private List<Suppression> ofTheErasedByName(List<Suppression> given) {
        Map<String, String> names = given.stream()
                .map(Suppression::address)
                .distinct()
                .filter(address -> address.indexOf('@') > 0)
                .collect(Collectors.toMap(Function.identity(), erased::nameOf));
        Map<String, String> known = names.isEmpty() ? Map.of() : table.reasons(names.values());
        return given.stream()
                .map(entry -> {
                    String name = names.get(entry.address());
                    return name != null && known.containsKey(name) ? entry.named(name) : entry;
                })
                .toList();
    }

    /** What a message was taken to say, and a person corrected. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(String source) {
        notice.removed(removals.removeSource(
                source,
                new RemovalTable.Reason("correction", "a person corrected what the message means", clock.instant())));
    }
}
