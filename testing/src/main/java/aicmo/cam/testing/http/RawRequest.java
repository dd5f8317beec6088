package aicmo.cam.testing.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request on a socket of its own, written byte by byte as the test says: HTTP clients of Java neither send a false Host or
 * Origin, nor a body without a type, nor half of one.
 */
public final class RawRequest implements AutoCloseable {
    private static final int LONGEST_WAIT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    private RawRequest(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Opens a connection to a port of this machine. */
    public static RawRequest to(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        return new RawRequest(socket);
    }

    /**
     * Sends a whole request and reads its answer.
     *
     * @param line such as {@code GET /notes}
     * @param headers each as {@code Name: value}; Host is this machine where none is given
     * @param body null for none
     */
    public static Response send(int port, String line, byte[] body, String... headers) throws IOException {
        try (RawRequest request = to(port)) {
            String length = body == null ? "" : "Content-Length: " + body.length + "\r\n";
            request.write(head(port, line, headers) + length + "\r\n");
            if (body != null) {
                request.writeUnlessRefused(body);
            }
            return request.read();
        }
    }

    /** A server may answer before it has read everything, and end the connection: what it answered is still there to be read. */
    private void writeUnlessRefused(byte[] body) throws IOException {
        try {
            write(body);
        } catch (SocketException e) {
            if (in.available() == 0) {
                throw e;
            }
        }
    }

    /** A request's head without the empty line that ends it. */
    public static String head(int port, String line, String... headers) {
        boolean named = Arrays.stream(headers)
                .anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("host:"));
        StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\n");
        if (!named) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
        return head.toString();
    }

    /** Sends text as it is. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as they are. */
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** What was answered; header names are in lower case. */
    public record Response(int status, Map<String, String> headers, String body) {
        /** The media type without its parameters; empty where there is none. */
        public String type() {
            return headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
        }
    }

    /** Reads one answer, which ends with its Content-Length or with the connection. */
    public Response read() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.")) {
            throw new IOException("the answer begins with '" + status + "'");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status.substring(9, 12));
        return new Response(code, headers, new String(body(code, headers), StandardCharsets.UTF_8));
    }

    private byte[] body(int code, Map<String, String> headers) throws IOException {
        if (code < 200 || code == 204) {
            return new byte[0];
        }
        String length = headers.get("content-length");
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        return headers.containsKey("transfer-encoding") ? chunks() : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            body.write(in.readNBytes(size));
            line();
        }
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended within the head of the answer: " + line);
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
