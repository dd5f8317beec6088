package aicmo.cam.testing.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/** Reads one HTTP/1.1 request (RFC 9112): a body by Content-Length or chunked. */
final class HttpCallReader {

    private static final int LONGEST_LINE = 64 * 1024;

    /** Called before a body that the caller holds back. */
    interface GoAhead {
        void say() throws IOException;
    }

    private final InputStream in;
    private final GoAhead goAhead;

    HttpCallReader(InputStream in, GoAhead goAhead) {
        this.in = in;
        this.goAhead = goAhead;
    }

    /** {@return empty where the caller closed the connection between two requests} */
    Optional<HttpCall> read() throws IOException {
        String requestLine = line();
        if (requestLine == null) {
            return Optional.empty();
        }
        StringTokenizer words = new StringTokenizer(requestLine, " ");
        if (words.countTokens() != 3) {
            throw new IOException("not an HTTP request line: " + requestLine);
        }
        String method = words.nextToken();
        String target = words.nextToken();
        Map<String, String> headers = headers();
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            goAhead.say();
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return Optional.of(
                new HttpCall(method, decode(path.replace("+", "%2B")), query(query), headers, body(headers)));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = required(line()); !line.isEmpty(); line = required(line())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not an HTTP header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        StringTokenizer pairs = new StringTokenizer(text, "&");
        while (pairs.hasMoreTokens()) {
            String pair = pairs.nextToken();
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = chunkSize();
        while (size > 0) {
            body.write(exactly(size));
            line();
            size = chunkSize();
        }
        while (!required(line()).isEmpty()) {
            continue; // trailers are of no use here
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = required(line());
        int extension = line.indexOf(';');
        return Integer.parseInt((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the caller closed after %d of %d bytes".formatted(bytes.length, length));
        }
        return bytes;
    }

    private static String required(String line) throws IOException {
        if (line == null) {
            throw new EOFException("the caller closed in the middle of a request");
        }
        return line;
    }

    /** {@return the line without CR LF, or null at the end of the stream} */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a header of more than " + LONGEST_LINE + " bytes");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
