package aicmo.cam.decision.webhook;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code webhook}. */
@Singleton
public class WebhookRows {
    private final Jdbi jdbi;

    WebhookRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Webhook webhook, byte[] sealedSecret) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into webhook (webhook_id, url, events, description, secret, created_at)
                        values (:id, :url, :events, :description, :secret, :at)
                        """)
                .bind("id", webhook.webhookId())
                .bind("url", webhook.url())
                .bindArray("events", String.class, webhook.events())
                .bind("description", webhook.description())
                .bind("secret", sealedSecret)
                .bind("at", webhook.createdAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** All that there are, the oldest first. */
    public List<Webhook> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from webhook order by webhook_id")
                .map((rs, context) -> read(rs))
                .list());
    }

    Optional<Webhook> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from webhook where webhook_id = :id")
                .bind("id", id)
                .map((rs, context) -> read(rs))
                .findOne());
    }

    /** As it is sealed. */
    Optional<byte[]> secret(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select secret from webhook where webhook_id = :id")
                .bind("id", id)
                .map((rs, context) -> rs.getBytes(1))
                .findOne());
    }

    boolean remove(UUID id) {
        return jdbi.withHandle(handle -> handle.execute("delete from webhook where webhook_id = ?", id)) == 1;
    }

    /** Sends nothing there any more, and says why. */
    void stop(UUID id, String why) {
        jdbi.useHandle(handle -> {
            handle.execute("update webhook set stopped = ? where webhook_id = ?", why, id);
            handle.execute(
                    "update delivery set state = 'GIVEN_UP', answer = ?, body = '' where webhook_id = ? and state = 'PENDING'",
                    why,
                    id);
        });
    }

    private static Webhook read(ResultSet rs) throws SQLException {
        return new Webhook(
                rs.getObject("webhook_id", UUID.class),
                rs.getString("url"),
                List.of((String[]) rs.getArray("events").getArray()),
                rs.getString("description"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getString("stopped"));
    }
}
