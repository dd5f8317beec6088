package aicmo.cam.testing.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One connection: requests one after another until either side has enough. */
final class HttpConnection {

    private final Socket socket;
    private final Function<HttpCall, HttpAnswer> handler;
    private final InputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket, Function<HttpCall, HttpAnswer> handler) throws IOException {
        this.socket = socket;
        this.handler = handler;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    void serve() throws IOException {
        boolean keepAlive = true;
        while (keepAlive) {
            Optional<HttpCall> call = new HttpCallReader(in, this::goAhead).read();
            keepAlive = call.isPresent() && act(call.get());
        }
    }

    /** A caller that says {@code Expect: 100-continue} sends its body only then. */
    private void goAhead() throws IOException {
        out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private boolean act(HttpCall call) throws IOException {
        return switch (handler.apply(call)) {
            case HttpAnswer.Response response -> write(call, response);
            case HttpAnswer.Reset reset -> reset();
            case HttpAnswer.Close close -> false;
            case HttpAnswer.Hang hang -> waitForTheCallerToLeave();
        };
    }

    private boolean write(HttpCall call, HttpAnswer.Response response) throws IOException {
        boolean keepAlive =
                !call.header("connection").map("close"::equalsIgnoreCase).orElse(false);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " -\r\n");
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (!keepAlive) {
            head.append("Connection: close\r\n");
        }
        head.append("Content-Length: ").append(response.body().length).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(response.body());
        out.flush();
        return keepAlive;
    }

    /** With no time to linger, close sends RST instead of FIN. */
    private boolean reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    private boolean waitForTheCallerToLeave() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        return false;
    }
}
