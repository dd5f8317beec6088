package aicmo.cam.bench.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The limit: the same rows put into a table of the same shape and deleted again, in batches, with nothing else going on. */
final class BareTable {
    private final DataSource database;

    BareTable(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists bare (like outbox including all)");
        }
    }

    /** Rows a second that were inserted and deleted; each batch is two transactions. */
    double rate(List<byte[]> payloads, int batches) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            long start = System.nanoTime();
            for (int i = 0; i < batches; i++) {
                insert(connection, payloads);
                try (Statement delete = connection.createStatement()) {
                    delete.executeUpdate("delete from bare");
                }
            }
            return batches * payloads.size() / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static void insert(Connection connection, List<byte[]> payloads) throws SQLException {
        Object[] ids = payloads.stream().map(payload -> UUID.randomUUID()).toArray();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into bare (event_id, topic, key, type, payload, headers)
                select id, 'cam.email-requested', id::text, 'cam.email-requested.v1', payload, '{}'
                from unnest(?, ?) as given (id, payload)
                """)) {
            insert.setArray(1, connection.createArrayOf("uuid", ids));
            insert.setArray(2, connection.createArrayOf("bytea", payloads.toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }
}
