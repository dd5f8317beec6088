package aicmo.cam.sender.suppression;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.erasure.ErasedAddresses;
import aicmo.cam.sender.queue.StoppedMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Clock clock;

    Suppressions(
            SuppressionTable table,
            RemovalTable removals,
            StopLocks locks,
            StoppedMails mails,
            ErasedAddresses erased,
            Clock clock) {
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
        List<Suppression> entries = ofTheErasedByName(given);
        Map<String, Suppression> byAddress = new HashMap<>();
        entries.forEach(entry -> keys(entry.address()).forEach(key -> byAddress.putIfAbsent(key, entry)));
        locks.exclusively(byAddress.keySet().stream().map(StopLocks::ofAddress).toList());
        List<String> added = table.add(entries);
        List<String> stopped =
                added.stream().flatMap(address -> keys(address).stream()).toList();
        for (String address : mails.waitingFor(stopped)) {
            mails.suppress(
                    address,
                    byAddress
                            .get(address)
                            .reason()
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', ' '));
        }
        return added.size();
    }

    /** Mails that wait since before an upgrade stand under the former key of their address or domain. */
    private static List<String> keys(String addressOrDomain) {
        return addressOrDomain.indexOf('@') >= 0
                ? Address.of(addressOrDomain).keys()
                : Address.of("@" + addressOrDomain).asciiDomains();
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
        removals.removeSource(
                source,
                new RemovalTable.Reason("correction", "a person corrected what the message means", clock.instant()));
    }
}
