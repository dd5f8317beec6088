package aicmo.cam.sender.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mail as it is handed over.
 *
 * @param mediaType {@code message/rfc822} for a mail server, {@code application/json} for an API
 * @param headers in their order; those that an API makes itself are not among them
 * @param bytes all of it
 */
public record WrittenMail(String mediaType, List<Header> headers, byte[] bytes) {
    /** A header of the message, unfolded. */
    public record Header(String name, String value) {}

    public WrittenMail {
        headers = List.copyOf(headers);
    }

    /** A message as RFC 5322 has it, lines ended by CRLF. */
    public static WrittenMail message(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        List<Header> headers = new ArrayList<>();
        for (String field : text.substring(0, end < 0 ? text.length() : end).split("\r\n(?![ \t])", -1)) {
            int colon = field.indexOf(':');
            headers.add(new Header(
                    field.substring(0, colon),
                    field.substring(colon + 1).replace("\r\n", "").strip()));
        }
        return new WrittenMail("message/rfc822", headers, bytes);
    }

    /** The body of a request to an API. @param headers those that it names */
    public static WrittenMail json(byte[] bytes, Map<String, String> headers) {
        List<Header> named = headers.entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        return new WrittenMail("application/json", named, bytes);
    }
}
