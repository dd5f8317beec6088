package aicmo.cam.sender.reply;

import java.time.Duration;

/** For how long an answer holds, as days are long here. */
final class RestPeriod {
    private static final Duration REAL_DAY = Duration.ofDays(1);

    private RestPeriod() {}

    /**
     * @param rest in real days
     * @param day how long a day is for delays: 24 hours, or the seconds of a demonstration
     * @throws IllegalArgumentException where one of them is nothing; the message names the setting
     */
    static Duration of(Duration rest, Duration day) {
        positive("AICMO_CAM_ANSWER_HOLD", rest);
        positive("AICMO_CAM_DAY", day);
        return Duration.ofMillis(
                Math.max(1, Math.round((double) rest.toMillis() / REAL_DAY.toMillis() * day.toMillis())));
    }

    private static void positive(String setting, Duration given) {
        if (given.isZero() || given.isNegative()) {
            throw new IllegalArgumentException(
                    setting + " is " + given + ", which is no time at all; give a duration above 0, such as 24H");
        }
    }
}
