package aicmo.cam.decision.counting;

import java.util.Collection;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;

/** A column of values as one SQL array, so that a batch is one statement. The driver writes each value by its toString. */
final class ColumnOfRows {
    private ColumnOfRows() {}

    static <R> Argument of(String type, Collection<R> rows, Function<? super R, ?> column) {
        Object[] values = rows.stream().map(column).toArray();
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
