package aicmo.cam.testing.backing;

import javax.management.MXBean;

/**
 * The Kafka broker and the PostgreSQL server that tests stand on: real ones, one of each per JVM.
 *
 * <p>Which make they are is decided by {@link BackingKind}. They start when first asked for something, keep their ports
 * and data while the JVM lives, and end with it.
 *
 * <p>It is an MXBean because Quarkus loads test classes several times in one JVM: all of them reach the same services.
 */
@MXBean
public interface BackingServices {

    /**
     * @throws IllegalStateException from any of its methods, where the services cannot be started; the message says why
     */
    static BackingServices shared() {
        return SharedBacking.connect();
    }

    BackingKind kind();

    /** {@return the bootstrap servers, such as {@code 127.0.0.1:40123}} */
    String kafka();

    /** A role and a schema for one service, made when first asked for. @param service such as {@code sender} */
    ServiceDatabase database(String service);

    /** The whole server, as superuser; for tests that look over a service's shoulder or hold its locks. */
    ServiceDatabase superuser();

    /** Stops the broker; connections are refused until {@link #resumeKafka()}. Topics and offsets are kept. */
    void pauseKafka();

    /** Starts the broker again on the same port and returns when it answers. */
    void resumeKafka();

    /** Stops PostgreSQL, which breaks every connection, starts it on the same port, and returns when it answers. */
    void restartPostgres();
}
