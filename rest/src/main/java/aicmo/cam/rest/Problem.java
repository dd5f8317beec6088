package aicmo.cam.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request that can't be served, told as RFC 9457 {@code application/problem+json}. Its detail is for the person who sent the
 * request: what is wrong, where, and what to do.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_IN_DETAIL = 20;

    /** An answer says what is wrong with a value, and does not send a megabyte of it back. */
    private static final int LONGEST_DETAIL = 6_000;

    private static final int LONGEST_ERROR = 1_000;

    private final int status;
    private final String title;
    private final transient Map<String, Object> more;

    private Problem(int status, String title, String detail, Map<String, Object> more) {
        super(shortened(detail, LONGEST_DETAIL));
        this.status = status;
        this.title = title;
        this.more = more;
    }

    /** 400: the request is not of the form that the API describes. */
    public static Problem malformed(String detail) {
        return new Problem(400, "The request is malformed", detail, Map.of());
    }

    /** 404: there is no such thing. */
    public static Problem notFound(String what, Object id) {
        return new Problem(404, "Not found", "there is no " + what + " " + id, Map.of());
    }

    /** 409: it can't be done as things stand. */
    public static Problem conflict(String detail) {
        return new Problem(409, "It can't be done as things stand", detail, Map.of());
    }

    /** 412: it was meant for another version than the one that holds. */
    public static Problem stale(String detail) {
        return new Problem(412, "Another version holds", detail, Map.of());
    }

    /** 413: more than is taken at once. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "Too large", detail, Map.of());
    }

    /** 422: well formed, but what it says can't be so; each error tells where and what. */
    public static Problem invalid(String detail, List<InvalidField> errors) {
        return new Problem(422, "The request is not valid", detail, Map.of("errors", List.copyOf(errors)));
    }

    /** 422 as above, its detail being all of the errors. */
    public static Problem invalid(List<InvalidField> errors) {
        return invalid(
                errors.stream()
                        .limit(MOST_IN_DETAIL)
                        .map(error -> error.field() + " " + error.detail())
                        .collect(Collectors.joining("; ", "", errors.size() > MOST_IN_DETAIL ? "; …" : "")),
                errors);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The members of the JSON document, in order. */
    public Map<String, Object> document() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", title);
        members.put("status", status);
        members.put("detail", getMessage());
        members.putAll(more);
        return members;
    }

    /** One thing that can't be so: where in the request, and what is wrong and to be done. */
    public record InvalidField(String field, String detail) {
        public InvalidField {
            field = shortened(field, LONGEST_ERROR);
            detail = shortened(detail, LONGEST_ERROR);
        }
    }

    /** Leaves out the middle: the end most often says what to do. */
    private static String shortened(String text, int most) {
        return text == null || text.length() <= most
                ? text
                : text.substring(0, most / 2) + " … " + text.substring(text.length() - most / 3);
    }
}
