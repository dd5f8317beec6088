package aicmo.cam.sender.erasure;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What names a person in the sender's tables. */
@Singleton
class ErasureRows {
    private final Jdbi jdbi;
    private final ErasedCopies copies;

    ErasureRows(Jdbi jdbi, ErasedCopies copies) {
        this.jdbi = jdbi;
        this.copies = copies;
    }

    /** The mails to the address are mails to that name from now on; what they say is still there. */
    void rename(String key, String name) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email set recipient_key = :name, recipient_domain = :domain where recipient_key = :key
                        """)
                .bind("key", key)
                .bind("name", name)
                .bind("domain", ErasedAddresses.DOMAIN)
                .execute());
        copies.rename(key, name);
    }

    /** How the address was spelled where it gets copies. */
    List<String> spellings(String name) {
        return copies.spellings(name);
    }

    /** What renamed mails say, and who gets copies of others, but of those that are on their way: these are needed until it is known what became of them. */
    void eraseMails() {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            delete from email_attachment a using outbound_email e
                            where e.id = a.email_id and e.recipient_domain = :domain and e.status <> 'SENDING'
                            """).bind("domain", ErasedAddresses.DOMAIN).execute();
            handle.createUpdate("""
                        update outbound_email
                        set recipient = recipient_key, reply_to = null, subject = null, time_zone = null,
                            detail = case when detail is not null then 'the person''s data were erased' end,
                            rendered = case when rendered is not null then convert_to(
                                cast(json_build_object('from', sender, 'to', recipient_key, 'subject', '', 'text', '',
                                    'message_id', message_id) as text), 'UTF8') end,
                            timeline = coalesce(
                                (select jsonb_agg(entry - 'why' - 'address' order by place)
                                 from jsonb_array_elements(timeline) with ordinality as told (entry, place)), '[]')
                        where recipient_domain = :domain and recipient <> recipient_key and status <> 'SENDING'
                        """).bind("domain", ErasedAddresses.DOMAIN).execute();
        });
        copies.erase();
    }

    /** @param spellings of the address */
    void eraseElsewhere(Collection<String> spellings, String name) {
        jdbi.useHandle(handle -> {
            for (String forgotten : List.of(
                    "delete from suppression where address = :address",
                    "delete from suppression_removed where address = :address",
                    "delete from dead_address where address = :address",
                    "delete from answer_hold where address = :address",
                    "update idempotent_request set answer = replace(answer, :address, :name) where position(:address in answer) > 0")) {
                for (String spelling : spellings) {
                    handle.createUpdate(forgotten)
                            .bind("address", spelling)
                            .bind("name", name)
                            .execute();
                }
            }
            spellings.forEach(spelling -> eraseToldByProvider(handle, spelling, name));
        });
    }

    /** They stay readable: one that is yet to be applied is applied. */
    private static void eraseToldByProvider(Handle handle, String spelling, String name) {
        record Told(String id, String payload) {}
        List<Told> naming = handle.createQuery("""
                        select svix_id, payload from provider_event
                        where position(convert_to(:address, 'UTF8') in payload) > 0 for update
                        """)
                .bind("address", spelling)
                .map((rs, context) ->
                        new Told(rs.getString("svix_id"), new String(rs.getBytes("payload"), StandardCharsets.UTF_8)))
                .list();
        for (Told told : naming) {
            handle.createUpdate("update provider_event set payload = :payload where svix_id = :id")
                    .bind("id", told.id())
                    .bind("payload", told.payload().replace(spelling, name).getBytes(StandardCharsets.UTF_8))
                    .execute();
        }
    }
}
