package aicmo.cam.rest.json;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a value of a type looks like in a request, in words. */
public final class Expected {
    private static final Set<Class<?>> WHOLE = Set.of(Integer.class, int.class, Long.class, long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(Double.class, double.class);
    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "a text",
            Boolean.class, "true or false",
            boolean.class, "true or false",
            Instant.class, Times.INSTANT,
            LocalDate.class, Times.DATE,
            LocalTime.class, "a time of day such as 09:00",
            Duration.class, "a duration such as PT48H",
            UUID.class, "a UUID");

    private Expected() {}

    static String of(Class<?> type) {
        if (WORDS.containsKey(type)) {
            return WORDS.get(type);
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (NUMBERS.contains(type)) {
            return "a number";
        }
        if (type.isEnum()) {
            return "one of " + names(type);
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /** The constants of an enum, separated by commas. */
    public static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }
}
