package aicmo.cam.bench.carrier;

import java.util.Map;
import java.util.Set;

/** One that fails at random places, and remembers what it took. */
public interface FaultyCarrier extends Carrier {
    /** How often a mail to each address was taken, whatever the sender was told of it. */
    Map<String, Long> taken();

    /** Calls or mails that it met with a fault so far. */
    int faults();

    /** Kinds of faults that no call or mail has met so far. */
    Set<String> unmet();
}
