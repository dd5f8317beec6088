package aicmo.cam.bench.claim;

import aicmo.cam.bench.ground.Ground;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Copies one mail that the sender itself sent a million times over, into its own table with all its indexes: a quarter of a year of mails that
 * were sent, and behind them a campaign of a twentieth of that which waits, of which some are due later and some are held.
 */
record MillionRows(DataSource database, int rows) {
    /** What a copy has of its own; the rest is the original's. Where n counts the copies and w says how one waits. */
    private static final Map<String, String> OWN = own();

    /** Of those that wait, the newest twentieth of all. */
    private static final String WAITS = "case n % 5 when 0 then 'held' when 1 then 'later' else 'due' end";

    static MillionRows on(Ground ground, int rows) {
        return new MillionRows(ground.postgres().asSuperuser(), rows);
    }

    /** Mails that are due now. */
    int due() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from sender.outbound_email where status = 'QUEUED' and next_attempt_at <= now()")) {
            row.next();
            return row.getInt(1);
        }
    }

    void insert() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> columns = columns(statement);
            statement.executeUpdate("insert into sender.outbound_email (" + String.join(", ", columns) + ") select "
                    + columns.stream()
                            .map(column -> OWN.getOrDefault(column, "original." + column))
                            .collect(Collectors.joining(", "))
                    + " from (select * from sender.outbound_email where status = 'SENT' limit 1) as original,"
                    + " (select n, case when n <= " + (rows - rows / 20) + " then 'sent' else " + WAITS
                    + " end as w, now() - make_interval(secs => " + rows
                    + " - n) * 7.8 as at from generate_series(1, " + rows + ") as n) as copy");
            statement.execute("vacuum analyze sender.outbound_email");
        }
    }

    private static List<String> columns(Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select column_name from information_schema.columns
                where table_schema = 'sender' and table_name = 'outbound_email' and is_generated = 'NEVER'
                """)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    private static Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("id", "uuidv7(at - now())");
        // Ids of CAM are in the order of time (UUIDv7), as these.
        own.put("request_id", "uuidv7(at - now())");
        own.put("campaign_id", "md5('campaign' || n / 400)::uuid");
        own.put("lead_id", "uuidv7(at - now())");
        own.put("recipient", "'lead-' || n || '@company-' || n % 25000 || '.example'");
        own.put("recipient_key", "'lead-' || n || '@company-' || n % 25000 || '.example'");
        own.put("recipient_domain", "'company-' || n % 25000 || '.example'");
        own.put("content_hash", "md5('a' || n) || md5('b' || n)");
        own.put("message_id", "'<' || n || '@acme.example>'");
        own.put("message_ids", "array['<' || n || '@acme.example>']");
        own.put("status", "case when w = 'sent' then 'SENT' else 'QUEUED' end");
        own.put("requested_at", "at");
        own.put("queued_at", "at");
        own.put(
                "next_attempt_at",
                "case w when 'held' then 'infinity' when 'later' then now() + interval '1 day' else at end");
        own.put("waits_for", "case when w = 'held' then 'campaign:' || md5('campaign' || n / 400)::uuid end");
        own.put("provider_message_id", "case when w = 'sent' then gen_random_uuid()::text end");
        // A batch of a hundred, as they are sent.
        own.put("batch_id", "case when w = 'sent' then md5('batch' || n / 100)::uuid end");
        for (String onlySent : List.of("sent_at", "handed_over_at", "first_handed_over_at")) {
            own.put(onlySent, "case when w = 'sent' then at end");
        }
        return own;
    }
}
