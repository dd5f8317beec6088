package aicmo.cam.testing.backing;

/**
 * How to reach the database as one role.
 *
 * @param jdbcUrl PostgreSQL JDBC address; of a service's role with {@code ?currentSchema=} of that service
 */
public record ServiceDatabase(String jdbcUrl, String username, String password) {}
