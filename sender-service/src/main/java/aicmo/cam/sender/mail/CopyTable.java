package aicmo.cam.sender.mail;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.SuppressionKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Who gets copies (Cc) of mails outside campaigns. */
@Singleton
public class CopyTable {
    /** The addresses of a row {@code outbound_email}, in their order, as they were asked for; null for none. */
    public static final String ADDRESSES =
            "(select array_agg(c.address order by c.place) from email_cc c where c.email_id = outbound_email.id) as cc";

    private final Jdbi jdbi;

    CopyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes the addresses of new mails down, in their order. */
    public void put(Map<UUID, List<String>> copies) {
        if (copies.values().stream().allMatch(List::isEmpty)) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into email_cc (email_id, place, address, address_key, keys)
                    values (:mail, :place, :address, :key, :keys)
                    """);
            copies.forEach((mail, addresses) -> {
                for (int place = 0; place < addresses.size(); place++) {
                    Address address = Address.of(addresses.get(place));
                    batch.bind("mail", mail)
                            .bind("place", place)
                            .bind("address", address.address())
                            .bind("key", address.key())
                            .bindArray("keys", String.class, SuppressionKeys.concerning(address))
                            .add();
                }
            });
            batch.execute();
        });
    }

    /** Who gets copies of these mails, in their order, as suppression compares addresses; a mail without copies is not among them. */
    public Map<UUID, List<String>> keysOf(Collection<UUID> mails) {
        Map<UUID, List<String>> keys = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select email_id, address_key from email_cc where email_id = any(:mails) order by email_id, place
                        """)
                .bindArray("mails", UUID.class, mails.toArray())
                .map((rs, context) -> keys.computeIfAbsent(
                                rs.getObject("email_id", UUID.class), id -> new ArrayList<>())
                        .add(rs.getString("address_key")))
                .list());
        return keys;
    }
}
