package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.resend.email.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What all resources have in common: bodies in, pages out ({@code limit}, and {@code after} or {@code before}). */
public final class Page {

    private static final int DEFAULT = 20;
    private static final int LARGEST = 100;

    private Page() {}

    /** {@return the body's JSON, whatever it is} */
    public static JsonNode json(HttpCall call) {
        return Json.parse(call.text())
                .orElseThrow(() -> ResendError.MALFORMED_REQUEST.because("The request body is not valid JSON."));
    }

    public static Fields body(HttpCall call) {
        return new Fields(json(call));
    }

    /** @param newestFirst all there is */
    public static <T> HttpAnswer.Response of(
            HttpCall call, List<T> newestFirst, Function<T, String> id, Function<T, ? extends JsonNode> json) {
        int limit = call.parameter("limit").map(Page::limit).orElse(DEFAULT);
        Optional<String> after = call.parameter("after");
        Optional<String> before = call.parameter("before");
        if (after.isPresent() && before.isPresent()) {
            throw ResendError.VALIDATION_ERROR.because("Use either `after` or `before`, not both.");
        }
        int from = 0;
        int to = newestFirst.size();
        if (after.isPresent()) {
            from = position(newestFirst, id, "after", after.get()) + 1;
        }
        if (before.isPresent()) {
            to = position(newestFirst, id, "before", before.get());
            from = Math.max(0, to - limit);
        }
        int end = Math.min(to, from + limit);
        boolean more = before.isPresent() ? from > 0 : end < to;
        ArrayNode data = Json.array();
        newestFirst.subList(from, end).forEach(item -> data.add(json.apply(item)));
        return Json.response(
                200, Json.object().put("object", "list").put("has_more", more).set("data", data));
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw ResendError.VALIDATION_ERROR.because("The `limit` parameter must be a number.");
        }
        throw ResendError.VALIDATION_ERROR.because("The `limit` parameter must be between 1 and 100.");
    }

    private static <T> int position(List<T> items, Function<T, String> id, String parameter, String cursor) {
        return IntStream.range(0, items.size())
                .filter(i -> id.apply(items.get(i)).equals(cursor))
                .findFirst()
                .orElseThrow(() -> ResendError.VALIDATION_ERROR.because(
                        "The `" + parameter + "` parameter names nothing in this list: " + cursor));
    }
}
