package aicmo.cam.rest;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items at most as many as were asked for
 * @param next give it as {@code after} to read on; null at the end
 */
public record Page<T>(List<T> items, String next) {

    /**
     * The page out of {@code limit + 1} rows, of which the last only tells that there is more.
     *
     * @param cursor what stands for a row as the place to read on after
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, ?> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()).toString());
    }
}
