package aicmo.cam.sender.hold;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Waiting mails that are put aside, so that a claim need not look at them again and again, and taken up again. */
@Singleton
public class HeldMailTable {
    private final Jdbi jdbi;

    HeldMailTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Puts mails of a paused campaign aside, if it still is paused. The campaign's row stays locked until the end of the transaction:
     * whoever resumes it comes after, and finds them.
     */
    public void holdForCampaign(UUID campaignId, Collection<UUID> ids) {
        boolean paused = jdbi.withHandle(
                handle -> handle.createQuery("select true from campaign where campaign_id = :id and paused for share")
                        .bind("id", campaignId)
                        .mapTo(Boolean.class)
                        .findOne()
                        .isPresent());
        if (paused) {
            putAside(ids, Hold.ofCampaign(campaignId), Hold.END_OF_TIME);
        }
    }

    /** As {@link #holdForCampaign}, for what the provider refused; until the hold's end, where it has one. */
    public void holdForProvider(Hold hold, Collection<UUID> ids) {
        boolean held = jdbi.withHandle(handle -> handle.createQuery("select true from hold where key = :key for share")
                .bind("key", hold.key())
                .mapTo(Boolean.class)
                .findOne()
                .isPresent());
        if (held) {
            putAside(ids, hold.key(), hold.until() == null ? Hold.END_OF_TIME : hold.until());
        }
    }

    /** Those that were put aside for this are due now. */
    public int takeUp(String key, Instant now) {
        return jdbi.withHandle(handle ->
                handle.createUpdate("""
                        update outbound_email set next_attempt_at = :now, waits_for = null
                        where status = 'QUEUED' and waits_for = :key
                        """).bind("key", key).bind("now", now).execute());
    }

    private void putAside(Collection<UUID> ids, String key, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email set next_attempt_at = :until, waits_for = :key
                        where id = any(:ids) and status = 'QUEUED'
                        """)
                .bindArray("ids", UUID.class, ids)
                .bind("key", key)
                .bind("until", until)
                .execute());
    }
}
