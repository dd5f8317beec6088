package aicmo.cam.testing.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it arrived.
 *
 * @param path decoded, without the query
 * @param query decoded; of a name given twice, the last
 * @param headers by name in lower case
 * @param body the bytes, never null
 */
public record HttpCall(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
