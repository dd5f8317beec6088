package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.resend.api.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The body of Resend's errors: {@code {"statusCode":422,"message":"…","name":"validation_error"}}
 * (resend.com/docs/api-reference/errors).
 */
record Refusal(String name, String message) {
    private static final int LONGEST = 300;

    /** Empty where Resend did not write it, but a proxy on the way. */
    static Optional<Refusal> of(String body) {
        return Json.parse(body)
                .filter(JsonNode::isObject)
                .filter(json ->
                        json.path("name").isTextual() && json.path("message").isTextual())
                .map(json -> new Refusal(
                        text(json.get("name").textValue()),
                        text(json.get("message").textValue())));
    }

    /** On one line of bearable length, whatever was sent. */
    static String text(String raw) {
        String line = raw.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
