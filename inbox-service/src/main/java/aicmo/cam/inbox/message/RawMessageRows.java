package aicmo.cam.inbox.message;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code raw_message}: the bytes as they came, compressed, for a time. */
@Singleton
public class RawMessageRows {
    private final Jdbi jdbi;

    RawMessageRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps the bytes of messages that are stored. */
    public void insert(List<Incoming> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("insert into raw_message (inbound_id, gzip) values (:id, :gzip)");
            for (Incoming one : messages) {
                batch.bind("id", one.message().id()).bind("gzip", one.gzip()).add();
            }
            batch.execute();
        });
    }

    /** The bytes of a message; empty where they are kept no longer. */
    public Optional<byte[]> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select gzip from raw_message where inbound_id = ?")
                .bind(0, id)
                .map((rs, context) -> gunzip(rs.getBytes("gzip")))
                .findOne());
    }

    private static byte[] gunzip(byte[] gzip) {
        try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("raw_message.gzip is not what this service wrote", e);
        }
    }

    /** Forgets those that were kept for longer, at most so many of them; says how many it forgot. */
    public int forget(Duration age, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from raw_message where inbound_id in (
                            select inbound_id from raw_message where kept_since < now() - make_interval(secs => :age)
                            limit :limit)
                        """)
                .bind("age", age.toSeconds())
                .bind("limit", limit)
                .execute());
    }
}
