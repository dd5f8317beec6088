package aicmo.cam.e2e.sender;

import aicmo.cam.bench.ground.Ground;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * When mails were claimed, which is when they take of the buckets: how long a mail then takes to the provider is the machine's
 * business. The database writes it down, since a mail that went has no lease any more.
 */
final class Claims {
    /** What the senders must be set to: a claim ends its lease so much later. */
    static final String LEASE = "PT60S";

    private final DataSource database;

    private Claims(DataSource database) {
        this.database = database;
    }

    static Claims watched(Ground ground) throws SQLException {
        Claims claims = new Claims(ground.postgres().asSuperuser());
        try (Connection connection = claims.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.claim (id uuid, place bigserial, at timestamptz)");
            statement.execute("""
                    create function public.write_claim() returns trigger language plpgsql security definer as
                    'begin insert into public.claim (id, at) values (new.id, new.lease_until - interval ''60 s''); return null; end'
                    """);
            statement.execute("""
                    create trigger claimed after update on sender.outbound_email for each row
                    when (old.status = 'QUEUED' and new.status = 'SENDING') execute function public.write_claim()
                    """);
        }
        return claims;
    }

    /**
     * When the mails to each domain took of its bucket, in that order. Whoever waited for a bucket comes with a time that is past; the
     * bucket stands where it stood.
     */
    Map<String, List<Instant>> byDomain() throws SQLException {
        Map<String, List<Instant>> times = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select m.recipient_domain, c.at from sender.outbound_email m
                        join public.claim c on c.place = (select max(place) from public.claim last where last.id = m.id)
                        order by c.place
                        """)) {
            while (rows.next()) {
                List<Instant> ofDomain = times.computeIfAbsent(rows.getString(1), domain -> new ArrayList<>());
                Instant at = rows.getObject(2, OffsetDateTime.class).toInstant();
                ofDomain.add(ofDomain.isEmpty() || at.isAfter(ofDomain.getLast()) ? at : ofDomain.getLast());
            }
        }
        return times;
    }
}
