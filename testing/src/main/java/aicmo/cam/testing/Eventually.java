package aicmo.cam.testing;

import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.pollinterval.IterativePollInterval;

/**
 * Waits for a fact as long as there is progress, so that a slow machine fails no test.
 *
 * <p>{@code eventually().until(() -> rows(), rows -> rows == 200)} and {@code eventually().untilAsserted(...)} give up when
 * {@value #LOOKS} looks in a row have seen the same value, or the same failed assertion. A look does real work, such as a
 * query: the slower the machine, the longer they take. On an idle one it is four minutes without any change.
 *
 * <p>The first looks follow each other quickly, later ones more slowly: a long wait leaves the processor to what it waits for.
 */
public final class Eventually implements ConditionEvaluationListener<Object> {

    static final int LOOKS = 600;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    /** The longest pause between two looks, in first ones: 400 ms. */
    private static final int LONGEST_PAUSE = 20;

    /** Ends a test whose look itself hangs, or that goes back and forth for ever. */
    private static final Duration HANGS = Duration.ofMinutes(20);

    /** A report of many tests shows the first line of each failure. */
    private static final Pattern ONE_LINE = Pattern.compile("\\s+");

    private final int patience;
    private String seen = "";
    private int same;

    private Eventually(int patience) {
        this.patience = patience;
    }

    public static ConditionFactory eventually() {
        return eventually(null, LOOKS, FIRST_PAUSE);
    }

    /** @param what is waited for, for the message of a failure */
    public static ConditionFactory eventually(String what) {
        return eventually(what, LOOKS, FIRST_PAUSE);
    }

    static ConditionFactory eventually(String what, int looks, Duration firstPause) {
        Eventually progress = new Eventually(looks);
        return Awaitility.await(what)
                .atMost(HANGS)
                .pollDelay(Duration.ZERO)
                .pollInterval(IterativePollInterval.iterative(
                        pause -> longer(pause, firstPause.multipliedBy(LONGEST_PAUSE)), firstPause))
                .conditionEvaluationListener(progress)
                .failFast(progress::failWithoutProgress);
    }

    private static Duration longer(Duration pause, Duration longest) {
        Duration next = pause.multipliedBy(5).dividedBy(4);
        return next.compareTo(longest) < 0 ? next : longest;
    }

    @Override
    public synchronized void conditionEvaluated(EvaluatedCondition<Object> look) {
        String sees = look.getValue() + " " + look.getDescription();
        same = sees.equals(seen) ? same + 1 : 1;
        seen = sees;
    }

    private synchronized void failWithoutProgress() {
        if (same >= patience) {
            throw new AssertionError("nothing has changed for %d looks; the last one: %s"
                    .formatted(same, ONE_LINE.matcher(seen).replaceAll(" ")));
        }
    }
}
