package aicmo.cam.testing.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request byte by byte: clients of HTTP refuse to send much of what is to be tried.
 *
 * @param target the path and query as they stand in the request line
 * @param headers beside Host, Connection and Content-Length; each character is one byte
 * @param body null for none
 * @param what is hostile in it, for the report
 */
record RawRequest(String method, String target, Map<String, String> headers, byte[] body, String what) {
    RawRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RawRequest(method, target, more, body, what);
    }

    byte[] bytes(int port) {
        StringBuilder head = new StringBuilder(
                method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body == null ? new byte[0] : body);
        return out.toByteArray();
    }

    /** A line for the report, however long the request is. */
    @Override
    public String toString() {
        String sent = body == null ? "" : ", body " + shortened(new String(body, StandardCharsets.UTF_8));
        return shortened(what) + ": " + method + " " + shortened(target) + " " + shortened(headers.toString()) + sent;
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "… (" + text.length() + ")" : text;
    }
}
