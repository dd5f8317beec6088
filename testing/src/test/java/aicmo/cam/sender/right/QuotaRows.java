package aicmo.cam.sender.right;

import java.sql.Connection;
import java.sql.SQLException;

/** SQL in its place. */
record QuotaRows(Connection connection) {

    void clear() throws SQLException {
        connection.createStatement().execute("truncate daily_quota");
    }
}
