package aicmo.cam.rest.parameters;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.json.Expected;
import aicmo.cam.rest.json.JsonFault;
import aicmo.cam.rest.json.Times;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the parameters of paths and queries that are a time, an id, a number, a constant of an enum (in any case), or true or false.
 * One that is blank counts as absent where the resource can do without it.
 */
@Provider
public class TypedParameters implements ParamConverterProvider {
    private record Kind(String expected, Function<String, Object> parse) {}

    private static final Kind WHOLE = new Kind("a whole number", Integer::valueOf);
    private static final Kind LONG = new Kind("a whole number", Long::valueOf);
    private static final Kind BOOLEAN = new Kind("true or false", TypedParameters::bool);
    private static final Map<Class<?>, Kind> KINDS = Map.of(
            Instant.class, new Kind(Times.INSTANT, Times::instant),
            UUID.class, new Kind("an id as the API shows it", UUID::fromString),
            Integer.class, WHOLE,
            int.class, WHOLE,
            Long.class, LONG,
            long.class, LONG,
            Boolean.class, BOOLEAN,
            boolean.class, BOOLEAN);

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Kind kind = type.isEnum()
                ? new Kind("one of " + Expected.names(type), text -> constant(type, text))
                : KINDS.get(type);
        return kind == null
                ? null
                : new Converter<>(kind, name(annotations), type.isPrimitive() || isInPath(annotations));
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException();
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /** A parameter of the path may stand without an annotation. */
    private static boolean isInPath(Annotation[] annotations) {
        return Arrays.stream(annotations).noneMatch(one -> one instanceof QueryParam || one instanceof HeaderParam);
    }

    private static String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
            if (annotation instanceof HeaderParam header) {
                return header.value();
            }
        }
        return "id";
    }

    private static final class Converter<T> implements ParamConverter<T> {
        private final Kind kind;
        private final String name;
        private final boolean needed;

        Converter(Kind kind, String name, boolean needed) {
            this.kind = kind;
            this.name = name;
            this.needed = needed;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            if (text == null || (text.isBlank() && !needed)) {
                return null;
            }
            try {
                return (T) kind.parse.apply(text.strip());
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Problem.malformed(
                        "Invalid " + name + " '" + JsonFault.shortened(text) + "'. Expected is " + kind.expected);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
