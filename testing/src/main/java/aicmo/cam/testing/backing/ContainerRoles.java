package aicmo.cam.testing.backing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Gives each service a role and a schema in the one database, as the embedded PostgreSQL does: its own and no other's. */
record ContainerRoles(ServiceDatabase superuser) {

    static final String DATABASE = "cam";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    void closeToThePublic() {
        run(List.of("revoke all on database " + DATABASE + " from public", "revoke all on schema public from public"));
    }

    ServiceDatabase ensure(String service) {
        if (!NAME.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "not a name for a role and schema: " + service + " (lower-case letters, digits, _)");
        }
        String password = UUID.randomUUID().toString();
        run(List.of(
                "create role " + service + " login nosuperuser nocreatedb nocreaterole password '" + password + "'",
                "grant connect, temporary on database " + DATABASE + " to " + service,
                "create schema " + service + " authorization " + service,
                "alter role " + service + " in database " + DATABASE + " set search_path = " + service));
        return new ServiceDatabase(superuser.jdbcUrl() + "?currentSchema=" + service, service, password);
    }

    private void run(List<String> statements) {
        try (var connection =
                        DriverManager.getConnection(superuser.jdbcUrl(), superuser.username(), superuser.password());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL at " + superuser.jdbcUrl() + " refused " + statements, e);
        }
    }
}
