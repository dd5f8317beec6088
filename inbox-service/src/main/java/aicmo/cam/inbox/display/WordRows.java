package aicmo.cam.inbox.display;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** The table {@code inbound_words}: by which words a message is found. A row without words is one that is to be indexed. */
@Singleton
class WordRows {
    private final Jdbi jdbi;

    WordRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Indexes the oldest that are not yet; those that another replica is at, or that are being erased, are left alone. */
    void index(int limit) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        with due as (
                            select inbound_id from inbound_words where words is null order by inbound_id
                            limit :limit for update skip locked)
                        update inbound_words as indexed
                        set words = to_tsvector('simple',
                            subject || ' ' || sender || ' ' || coalesce(sender_name, '') || ' ' || left(text, 20000))
                        from due join inbound_email on id = due.inbound_id
                        where indexed.inbound_id = due.inbound_id
                        """).bind("limit", limit).execute());
    }
}
