package aicmo.cam.sender.reply;

import aicmo.cam.messaging.days.DayLength;
import java.time.Duration;

/** For how long an answer holds, as days are long here. */
final class RestPeriod {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private RestPeriod() {}

    /**
     * @param rest in real days
     * @throws IllegalArgumentException where it is nothing; the message names the setting
     */
    static Duration of(Duration rest, DayLength day) {
        if (!rest.isPositive()) {
            throw new IllegalArgumentException("AICMO_CAM_ANSWER_HOLD is " + rest
                    + ", which is no time at all; give a duration above 0, such as 24H");
        }
        Duration scaled = day.exactly(rest);
        return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
    }
}
