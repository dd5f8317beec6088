package aicmo.cam.sender.campaign;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which campaigns are paused. */
@Singleton
class CampaignTable {
    private final Jdbi jdbi;

    CampaignTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void started(UUID campaignId, String name) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into campaign (campaign_id, name) values (:id, :name)
                        on conflict (campaign_id) do update set name = excluded.name
                        """)
                .bind("id", campaignId)
                .bind("name", name)
                .execute());
    }

    /** The highest revision tells, in whatever order they come. */
    void paused(UUID campaignId, boolean paused, long revision) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into campaign (campaign_id, paused, revision) values (:id, :paused, :revision)
                        on conflict (campaign_id) do update set paused = excluded.paused, revision = excluded.revision
                            where campaign.revision < excluded.revision
                        """)
                .bind("id", campaignId)
                .bind("paused", paused)
                .bind("revision", revision)
                .execute());
    }
}
