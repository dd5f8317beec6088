package aicmo.cam.messaging;

import java.util.Collection;
import org.jdbi.v3.core.argument.Argument;

/** A column of values as one SQL array, so that a batch is one statement. */
public final class SqlArray {
    private SqlArray() {}

    /** An array of these values; the type is PostgreSQL's name of one element. */
    public static Argument of(String type, Collection<?> values) {
        return of(type, values.toArray());
    }

    /** The driver takes bytes only in an array of their own type, {@code byte[][]}. */
    public static Argument of(String type, Object[] values) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
