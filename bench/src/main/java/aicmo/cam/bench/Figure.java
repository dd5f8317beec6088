package aicmo.cam.bench;

import java.util.OptionalDouble;

/**
 * One measured figure.
 *
 * @param value the median of its repetitions
 * @param limit what the same machine could do at most, measured in the same run and in the same unit; empty where there is no such thing
 */
public record Figure(String name, double value, String unit, OptionalDouble limit) {

    /** The value's part of its limit. */
    public OptionalDouble ratio() {
        return limit.isPresent() && limit.getAsDouble() != 0
                ? OptionalDouble.of(value / limit.getAsDouble())
                : OptionalDouble.empty();
    }
}
