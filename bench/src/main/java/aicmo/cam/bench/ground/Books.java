package aicmo.cam.bench.ground;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What the sender's own table says of its mails. */
public final class Books {
    private final DataSource database;

    public Books(Ground ground) {
        this.database = ground.postgres().asSuperuser();
    }

    /** The status of every mail, by recipient; each recipient has one mail. */
    public Map<String, String> statuses() throws SQLException {
        Map<String, String> statuses = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select recipient, status from sender.outbound_email")) {
            while (rows.next()) {
                statuses.merge(rows.getString(1), rows.getString(2), (one, other) -> "both " + one + " and " + other);
            }
        }
        return statuses;
    }

    /** How many mails stand there with each status. */
    public Map<String, Integer> counts() throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select status, count(*) from sender.outbound_email group by status")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    /** Mails that are claimed right now, and how many mails there are that still wait or are claimed. */
    public Open open() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*), count(*) filter (where status = 'SENDING'),
                            count(*) filter (where status = 'SENDING' and handed_over_at is not null),
                            count(*) filter (where status in ('QUEUED', 'SENDING'))
                        from sender.outbound_email
                        """)) {
            row.next();
            return new Open(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
        }
    }

    /**
     * How many are not over.
     *
     * @param known to the sender at all
     * @param claimed in a batch of the sender, handed over or not yet
     * @param handedOver given to the carrier, without a noted outcome
     * @param waiting claimed or in the queue
     */
    public record Open(int known, int claimed, int handedOver, int waiting) {}
}
