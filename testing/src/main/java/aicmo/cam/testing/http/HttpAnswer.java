package aicmo.cam.testing.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a {@link HttpDoor} does with a request: it answers, or it fails as networks do. */
public sealed interface HttpAnswer {

    /** A response; {@code Content-Length} is added. */
    record Response(int status, Map<String, String> headers, byte[] body) implements HttpAnswer {

        public static Response of(int status, String contentType, String body) {
            return new Response(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Response empty(int status) {
            return new Response(status, Map.of(), new byte[0]);
        }

        public Response with(Map<String, String> more) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.putAll(more);
            return new Response(status, all, body);
        }
    }

    /** Nothing is written and the connection is reset (TCP RST). */
    record Reset() implements HttpAnswer {}

    /** Nothing is written and the connection is closed in order (TCP FIN). */
    record Close() implements HttpAnswer {}

    /** Nothing is ever written; the connection stays open until the caller gives up or the door closes. */
    record Hang() implements HttpAnswer {}
}
