package aicmo.cam.sender.dispatch;

/**
 * Whether the pool of database connections is large enough for the lanes. A lane keeps one connection, with the locks against stops,
 * while it calls the provider, and needs a second one to note what it hands over. Lanes that held the whole pool would wait for each
 * other.
 *
 * @param lanes calls of the provider at a time
 * @param pool connections at most
 */
record LaneConnections(int lanes, int pool) {
    private static final int OF_A_LANE = 2;
    /** For requests, for events that arrive and for scheduled work; each takes one connection and needs no second. */
    static final int FOR_OTHERS = 4;

    int needed() {
        return lanes * OF_A_LANE + FOR_OTHERS;
    }

    /** @throws IllegalStateException where they are too few; it names the settings */
    void check() {
        if (needed() > pool) {
            throw new IllegalStateException(
                    ("The sender has %d database connections (QUARKUS_DATASOURCE_JDBC_MAX_SIZE) and needs %d: %d for"
                                    + " each of %d calls to the provider at a time, and %d for everything else."
                                    + " Raise QUARKUS_DATASOURCE_JDBC_MAX_SIZE to %d, or lower AICMO_CAM_EMAIL_CONNECTIONS (SMTP) or"
                                    + " AICMO_RESEND_CONNECTIONS (Resend) to %d")
                            .formatted(
                                    pool,
                                    needed(),
                                    OF_A_LANE,
                                    lanes,
                                    FOR_OTHERS,
                                    needed(),
                                    Math.max(1, (pool - FOR_OTHERS) / OF_A_LANE)));
        }
    }
}
