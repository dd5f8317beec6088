package aicmo.cam.testing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpDoorTest {

    private final List<HttpCall> calls = new CopyOnWriteArrayList<>();
    private final HttpDoor door = HttpDoor.open(call -> {
        calls.add(call);
        return switch (call.path()) {
            case "/reset" -> new HttpAnswer.Reset();
            case "/close" -> new HttpAnswer.Close();
            case "/broken" -> throw new IllegalStateException("as the test wants it");
            default -> HttpAnswer.Response.of(200, "text/plain", call.method() + " " + call.text());
        };
    });

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void a_body_is_read_by_length_and_in_chunks_and_on_one_connection() throws IOException {
        String requests = "POST /a?x=1%202&y HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\none"
                + "POST /b HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2;ext=1\r\ntw\r\n1\r\no\r\n0\r\n\r\n"
                + "POST /c HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n"
                + "Connection: close\r\n\r\nthree";

        String answer = talk(requests);

        assertThat(calls).extracting(HttpCall::text).containsExactly("one", "two", "three");
        assertThat(calls.getFirst().parameter("x")).hasValue("1 2");
        assertThat(calls.getFirst().parameter("y")).hasValue("");
        assertThat(answer)
                .contains("POST one", "POST two", "HTTP/1.1 100 Continue")
                .endsWith("POST three");
    }

    @Test
    void a_client_of_the_jdk_reads_utf_8() throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(door.uri().resolve("/emails"))
                                .POST(HttpRequest.BodyPublishers.ofString("čau 你好"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));

        assertThat(response.body()).isEqualTo("POST čau 你好");
    }

    @Test
    void a_reset_is_a_reset_and_a_close_is_an_end() throws IOException {
        assertThatThrownBy(() -> talk("GET /reset HTTP/1.1\r\nHost: h\r\n\r\n"))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(talk("GET /close HTTP/1.1\r\nHost: h\r\n\r\n")).isEmpty();
    }

    @Test
    void a_handler_that_fails_is_answered_with_500() throws IOException {
        assertThat(talk("GET /broken HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 500")
                .contains("as the test wants it");
    }

    private String talk(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), door.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
