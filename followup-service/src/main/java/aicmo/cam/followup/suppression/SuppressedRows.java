package aicmo.cam.followup.suppression;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.SuppressionKeys;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Whom the sender's suppression list concerns, as the sender told last. */
@Singleton
public class SuppressedRows {
    private final Jdbi jdbi;

    SuppressedRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of the addresses that get no mail: their own entry, their domain's, or that of a domain above it. */
    public Set<String> suppressed(Collection<String> addresses) {
        if (addresses.isEmpty() || nobodyIs()) {
            return Set.of();
        }
        // leads of a company share the keys of its domain
        Map<String, String> byKey = new HashMap<>();
        Map<String, List<String>> hashes = new HashMap<>();
        addresses.forEach(address ->
                hashes.computeIfAbsent(address, any -> SuppressionKeys.concerning(Address.of(address)).stream()
                        .map(key -> byKey.computeIfAbsent(key, SuppressionKeys::hash))
                        .toList()));
        Collection<String> asked = byKey.values();
        Set<String> listed = new HashSet<>(
                jdbi.withHandle(handle -> handle.createQuery("select hash from suppressed_key where hash = any(:asked)")
                        .bindArray("asked", String.class, asked)
                        .mapTo(String.class)
                        .list()));
        return addresses.stream()
                .filter(address -> hashes.get(address).stream().anyMatch(listed::contains))
                .collect(Collectors.toSet());
    }

    private boolean nobodyIs() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select from suppressed_key)")
                .mapTo(Boolean.class)
                .one());
    }

    void change(List<String> added, List<String> removed) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from suppressed_key where hash = any(:removed)")
                    .bindArray("removed", String.class, removed)
                    .execute();
            handle.createUpdate(
                            "insert into suppressed_key (hash) select unnest(:added) order by 1 on conflict do nothing")
                    .bindArray("added", String.class, added)
                    .execute();
        });
    }
}
