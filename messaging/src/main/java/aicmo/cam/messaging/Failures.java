package aicmo.cam.messaging;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which failures pass by themselves: the database is away, restarting, full, or two transactions stood in each other's way. */
public final class Failures {
    /** Connection lost, rolled back by a conflict, out of resources, an operator's intervention (PostgreSQL, appendix A). */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "55006");

    private static final int LONGEST_WORDS = 2000;
    private static final int LONGEST_CHAIN = 20;

    private Failures() {}

    /** Whether waiting is enough: the same work may succeed later without anybody doing anything. */
    public static boolean passes(Throwable failure) {
        return chain(failure).stream().anyMatch(t -> t instanceof SQLException e && passes(e));
    }

    private static boolean passes(SQLException e) {
        String state = e.getSQLState();
        // without a state it is the connection pool that speaks: no connection could be had
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state == null
                || PASSING_STATES.contains(state)
                || (state.length() >= 2 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    /** The failure in one line: each cause once, the outermost first. */
    public static String inWords(Throwable failure) {
        String words = chain(failure).stream()
                .limit(5)
                .map(t -> t.getClass().getSimpleName() + ": " + t.getMessage())
                .collect(Collectors.joining("; because "));
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    }

    /** The failure and what lies behind it; Narayana tells why a commit failed in what is suppressed, not in the cause. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>(List.of(failure));
        for (int i = 0; i < chain.size() && chain.size() < LONGEST_CHAIN; i++) {
            Throwable one = chain.get(i);
            Stream.concat(Stream.ofNullable(one.getCause()), Stream.of(one.getSuppressed()))
                    .filter(behind -> !chain.contains(behind))
                    .forEach(chain::add);
        }
        return chain;
    }
}
