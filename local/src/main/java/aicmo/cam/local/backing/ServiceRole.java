package aicmo.cam.local.backing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** One service's role and its schema of the same name: it owns that one, and has no right on any other. */
final class ServiceRole {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    private ServiceRole() {}

    static void ensure(Connection superuser, String name, String password) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a name for a role and schema: " + name + " (lower-case letters, digits, _)");
        }
        try (Statement statement = superuser.createStatement()) {
            // The password is made of base64url letters, so it needs no quoting; a role's password cannot be a
            // parameter.
            String verb = exists(superuser, name) ? "alter" : "create";
            statement.execute(
                    verb + " role " + name + " login nosuperuser nocreatedb nocreaterole password '" + password + "'");
            statement.execute("grant connect, temporary on database cam to " + name);
            statement.execute("create schema if not exists " + name + " authorization " + name);
            statement.execute("alter role " + name + " in database cam set search_path = " + name);
        }
    }

    private static boolean exists(Connection superuser, String name) throws SQLException {
        try (PreparedStatement query = superuser.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
