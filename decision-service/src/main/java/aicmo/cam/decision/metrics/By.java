package aicmo.cam.decision.metrics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** By what a campaign's counters may be divided. */
enum By {
    STEP("c.step_id", "track, step, c.step_id"),
    VARIANT("c.variant", "c.variant"),
    DAY("c.day", "c.day");

    private final String column;
    private final String order;

    By(String column, String order) {
        this.column = column;
        this.order = order;
    }

    /** The column of {@code campaign_cell} that tells its parts apart. */
    String column() {
        return column;
    }

    /** In what order its parts are shown. */
    String order() {
        return order;
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
