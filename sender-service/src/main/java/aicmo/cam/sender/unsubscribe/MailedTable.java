package aicmo.cam.sender.unsubscribe;

import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailRows.Named;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which mail a link stands in. */
@Singleton
class MailedTable {
    private final Jdbi jdbi;

    MailedTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Named> find(UUID emailId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + MailRows.COLUMNS + " from outbound_email where id = :id")
                        .bind("id", emailId)
                        .map((rs, context) -> MailRows.named(rs))
                        .findOne());
    }

    void note(UUID emailId, TimelineEntry entry) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update outbound_email set timeline = timeline || cast(:entry as jsonb) where id = :id")
                .bind("id", emailId)
                .bind("entry", entry.json())
                .execute());
    }
}
