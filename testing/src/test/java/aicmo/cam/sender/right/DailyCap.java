package aicmo.cam.sender.right;

import java.time.Clock;
import java.time.LocalDate;

/** A plain noun that takes its time by Clock. */
record DailyCap(int limit, Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
