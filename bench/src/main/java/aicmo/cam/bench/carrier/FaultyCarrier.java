package aicmo.cam.bench.carrier;

import java.util.Map;

/** One that fails at random, and remembers what it took. */
public interface FaultyCarrier extends Carrier {
    /** How often a mail to each address was taken, whatever the sender was told of it. */
    Map<String, Long> taken();

    /** Calls or mails that it met with a fault so far. */
    int faults();
}
