package aicmo.cam.messaging;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Which failures pass by themselves: the database is away, restarting, full, or two transactions stood in each other's way. */
final class Failures {
    /** Connection lost, rolled back by a conflict, out of resources, an operator's intervention (PostgreSQL, appendix A). */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "55006");

    private Failures() {}

    static boolean passes(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof SQLException e && passes(e)) {
                return true;
            }
        }
        return false;
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
    static String inWords(Throwable failure) {
        StringBuilder words = new StringBuilder();
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 5; t = t.getCause() == t ? null : t.getCause(), depth++) {
            words.append(words.isEmpty() ? "" : "; because ")
                    .append(t.getClass().getSimpleName())
                    .append(": ")
                    .append(t.getMessage());
        }
        return words.length() > 2000 ? words.substring(0, 2000) : words.toString();
    }
}
