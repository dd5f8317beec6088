package aicmo.cam.e2e.sender;

import aicmo.cam.bench.ground.Ground;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Looks all the time who is on the suppression list: whoever is seen there was committed before. */
final class Suppressed implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(5);

    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Thread thread;
    private volatile boolean closing;
    private volatile SQLException failure;

    Suppressed(Ground ground) throws SQLException {
        connection = ground.postgres().asSuperuser().getConnection();
        thread = Thread.ofPlatform().name("suppressed").start(this::look);
    }

    /** By address, when it was seen first. */
    Map<String, Instant> seen() {
        if (failure != null) {
            throw new AssertionError("the suppression list is not read", failure);
        }
        return Map.copyOf(seen);
    }

    @Override
    public void close() throws Exception {
        closing = true;
        thread.join();
        connection.close();
    }

    private void look() {
        try (PreparedStatement query = connection.prepareStatement("select address from sender.suppression")) {
            while (!closing) {
                try (ResultSet rows = query.executeQuery()) {
                    Instant now = Instant.now();
                    while (rows.next()) {
                        seen.putIfAbsent(rows.getString(1), now);
                    }
                }
                LockSupport.parkNanos(EVERY.toNanos());
            }
        } catch (SQLException e) {
            failure = e;
        }
    }
}
