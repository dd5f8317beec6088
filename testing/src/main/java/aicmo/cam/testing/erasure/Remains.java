package aicmo.cam.testing.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Where in a service's schema a text still stands: in any column of any table, whatever its type. */
public final class Remains {
    private Remains() {}

    /** As {@code table.column}; without regard to case. */
    public static List<String> of(Connection connection, String text) {
        try {
            return found(connection, text);
        } catch (SQLException e) {
            throw new IllegalStateException("the schema can't be read", e);
        }
    }

    private static List<String> found(Connection connection, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement columns = connection.prepareStatement("""
                        select table_name, column_name, data_type from information_schema.columns
                        where table_schema = current_schema() order by 1, 2
                        """);
                ResultSet column = columns.executeQuery()) {
            while (column.next()) {
                String table = column.getString(1);
                String name = column.getString(2);
                boolean bytes = column.getString(3).equals("bytea");
                if (stands(connection, table, name, bytes, text)) {
                    found.add(table + "." + name);
                }
            }
        }
        return found;
    }

    private static boolean stands(Connection connection, String table, String column, boolean bytes, String text)
            throws SQLException {
        String read = bytes ? "encode(\"%s\", 'escape')".formatted(column) : "cast(\"%s\" as text)".formatted(column);
        try (PreparedStatement query = connection.prepareStatement(
                "select exists (select from \"%s\" where position(lower(?) in lower(%s)) > 0)"
                        .formatted(table, read))) {
            query.setString(1, text);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
