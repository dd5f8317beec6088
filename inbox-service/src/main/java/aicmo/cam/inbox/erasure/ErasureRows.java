package aicmo.cam.inbox.erasure;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What is erased of a person in {@code inbound_email}, {@code inbound_words}, {@code raw_message} and {@code sent_message}. */
@Singleton
class ErasureRows {
    /** RFC 2606: no mail goes there and none comes from there. */
    private static final String NOBODY = "erased@invalid";

    private final Jdbi jdbi;

    ErasureRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    int eraseMessages(String address) {
        return jdbi.withHandle(handle -> {
            List<UUID> erased = handle.createQuery("""
                            update inbound_email set sender = '', sender_name = null, recipients = '{}', subject = '', text = '',
                                html = null, headers = '{}', delivery_report = null, message_id = null, attachments = '[]',
                                reason = null, waits_for = '{}', wait_until = null, erased_at = now(),
                                state = case when state = 'WAITING' then 'STRANGER' else state end,
                                answered_recipient = case when answered_recipient is not null then :nobody end,
                                clues = jsonb_build_object('senders', cast('[]' as jsonb), 'in_reply_to', cast('[]' as jsonb),
                                    'references', cast('[]' as jsonb), 'originals', cast('[]' as jsonb), 'addresses', cast('[]' as jsonb),
                                    'reply_addresses', cast('[]' as jsonb), 'report', false, 'received_at', clues -> 'received_at')
                            where lower(sender) = :address or lower(answered_recipient) = :address
                                or jsonb_exists(clues -> 'senders', :address) or jsonb_exists(clues -> 'addresses', :address)
                            returning id
                            """)
                    .bind("address", address)
                    .bind("nobody", NOBODY)
                    .mapTo(UUID.class)
                    .list();
            handle.createUpdate("delete from raw_message where inbound_id = any(:ids)")
                    .bindArray("ids", UUID.class, erased)
                    .execute();
            handle.createUpdate("update inbound_words set words = '' where inbound_id = any(:ids)")
                    .bindArray("ids", UUID.class, erased)
                    .execute();
            return erased.size();
        });
    }

    int eraseMails(String address) {
        return jdbi.withHandle(handle -> {
            int copies = handle.createUpdate("""
                            update sent_message set copy_keys = array_replace(copy_keys, cast(:address as text), cast(:nobody as text))
                            where copy_keys <> '{}' and copy_keys @> array[cast(:address as text)]
                            """)
                    .bind("address", address)
                    .bind("nobody", NOBODY)
                    .execute();
            int mails = handle.createUpdate("""
                            update sent_message set recipient = :nobody, recipient_key = :nobody, reply_key = null
                            where recipient_key = :address
                            """)
                    .bind("address", address)
                    .bind("nobody", NOBODY)
                    .execute();
            return copies + mails;
        });
    }
}
