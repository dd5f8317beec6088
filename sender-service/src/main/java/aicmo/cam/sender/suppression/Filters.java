package aicmo.cam.sender.suppression;

import aicmo.cam.rest.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the query of a request looks for. */
final class Filters {
    private Filters() {}

    /** @throws Problem 400 where the address or domain is none; the message names the parameter */
    static SuppressionTable.Filter of(String address, String domain, SuppressionReason reason, String source) {
        return new SuppressionTable.Filter(key("address", address), key("domain", domain), reason, source);
    }

    /** The reason of that name, in any case; null where there is none. */
    static SuppressionReason reasonOrNull(String name) {
        return Arrays.stream(SuppressionReason.values())
                .filter(known -> known.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** The names of all reasons. */
    static String reasons() {
        return Arrays.stream(SuppressionReason.values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Null where it is no UUID. */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String key(String parameter, String given) {
        if (given == null) {
            return null;
        }
        SuppressionKey key = SuppressionKey.of(given, true);
        if (key.fault() != null) {
            throw Problem.malformed(parameter + ": " + key.fault());
        }
        return key.key();
    }
}
