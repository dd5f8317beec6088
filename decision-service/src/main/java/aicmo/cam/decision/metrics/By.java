package aicmo.cam.decision.metrics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** By what a campaign's counters may be divided. */
enum By {
    STEP("track, step"),
    VARIANT("variant"),
    DAY("day");

    private final String columns;

    By(String columns) {
        this.columns = columns;
    }

    /** The columns that tell its parts apart. */
    String columns() {
        return columns;
    }

    /** What is asked for as {@code step,variant,day}; empty where one of them is none. */
    static Optional<Set<By>> parse(String asked) {
        Set<By> all = EnumSet.noneOf(By.class);
        for (String name : asked.split(",", -1)) {
            Optional<By> one = Arrays.stream(values())
                    .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(name.strip()))
                    .findFirst();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(all);
    }
}
