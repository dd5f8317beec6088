package aicmo.cam.rest.guard;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which bodies a service takes: their media types, and how large they may be on which path. */
final class BodyRules {
    /** A browser sends neither of these to another origin without asking first. */
    private static final Set<String> TYPES = Set.of("application/json", "text/csv");

    /**
     * A form with a file, which a browser sends to any origin: it is taken where a list may be one, and nowhere else. Foreign pages are
     * refused by the origin that the browser names ({@link CallerCheck}).
     */
    private static final String FORM = "multipart/form-data";

    private final long limit;
    private final List<Import> imports;
    private final List<Public> publicPaths;

    BodyRules(long limit, List<Import> imports, List<Public> publicPaths) {
        this.limit = limit;
        this.imports = List.copyOf(imports);
        this.publicPaths = List.copyOf(publicPaths);
    }

    static BodyRules of(GuardConfig config) {
        return new BodyRules(
                config.bodyLimit().asLongValue(),
                config.imports().stream()
                        .map(list -> new Import(
                                Pattern.compile(list.path()),
                                Set.copyOf(list.types()),
                                list.limit().asLongValue()))
                        .toList(),
                config.publicPaths().stream()
                        .map(open -> new Public(open.path(), open.bodyLimit().asLongValue()))
                        .toList());
    }

    /** A list that is read as a stream. */
    record Import(Pattern path, Set<String> types, long limit) {}

    /** What anybody may call; the body is ignored where its limit is 0. */
    record Public(String path, long limit) {
        boolean matches(String asked) {
            return path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
        }
    }

    /** How a body is taken. */
    sealed interface Taken {
        /** It is read before the work begins. */
        record Whole(long limit) implements Taken {}

        /** The work reads it. */
        record Streamed(long limit) implements Taken {}

        /** Nobody reads it. */
        record Ignored() implements Taken {}
    }

    /**
     * Whether a path is public.
     *
     * @param path as it was sent
     * @param normalized without dot segments: both must be public, or {@code /u/../} would open the rest
     */
    boolean isPublic(String path, String normalized) {
        return publicPath(path).isPresent() && publicPath(normalized).isPresent();
    }

    private Optional<Public> publicPath(String path) {
        return publicPaths.stream().filter(open -> open.matches(path)).findFirst();
    }

    /** Refuses a body without a listed media type. An untyped one would skip {@code @Consumes}. */
    Optional<Refusal> checkType(List<String> contentTypes, HttpMethod method, String path) {
        if (contentTypes.isEmpty()) {
            return Optional.of(
                    Refusal.untyped("the body has no Content-Type; send application/json, or text/csv for a list"));
        }
        return contentTypes.stream()
                .filter(type -> !isTaken(mediaType(type), method, path))
                .findFirst()
                .map(type -> Refusal.untyped("the Content-Type is not one that is taken here; send application/json, or"
                        + " text/csv for a list"));
    }

    private boolean isTaken(String type, HttpMethod method, String path) {
        boolean form = type.equals(FORM) && method.equals(HttpMethod.POST);
        return TYPES.contains(type) || (form && importOf(type, path).isPresent());
    }

    private Optional<Import> importOf(String type, String path) {
        return imports.stream()
                .filter(list ->
                        list.types().contains(type) && list.path().matcher(path).matches())
                .findFirst();
    }

    Taken taken(boolean isPublic, String path, String contentType) {
        if (isPublic) {
            long most = publicPath(path).map(Public::limit).orElse(0L);
            return most == 0 ? new Taken.Ignored() : new Taken.Whole(most);
        }
        return importOf(mediaType(contentType), path)
                .<Taken>map(list -> new Taken.Streamed(list.limit()))
                .orElse(new Taken.Whole(limit));
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
