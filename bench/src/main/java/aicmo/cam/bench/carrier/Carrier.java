package aicmo.cam.bench.carrier;

import java.util.Map;

/** Whom a sender hands mails to, as a double on 127.0.0.1. */
public interface Carrier extends AutoCloseable {
    /** The settings that lead a sender to it. */
    Map<String, String> settings();

    @Override
    void close();
}
