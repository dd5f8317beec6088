package aicmo.cam.rest.guard;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.RawRequest;
import aicmo.cam.testing.http.RawRequest.Response;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "manners"))
class RequestGuardTest {
    private static final String JSON = "Content-Type: application/json";

    private final int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
    private final int management = ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);

    @Test
    void what_a_foreign_page_sends_is_refused_and_not_done() throws IOException {
        int before = GuardedResource.DONE.get();

        refused(403, post("/guarded/action", null, "Origin: https://evil.example"));
        refused(403, post("/guarded/action", null, "Origin: null"));
        refused(403, post("/guarded/action", null, "Sec-Fetch-Site: cross-site"));
        refused(421, post("/guarded/action", null, "Host: evil.example"));
        refused(415, post("/guarded", "{}"));
        refused(415, post("/guarded", "{}", "Content-Type: text/plain"));
        refused(403, RawRequest.send(port, "OPTIONS /guarded", null, "Origin: https://evil.example"));
        refused(403, RawRequest.send(port, "GET /nowhere", null, "Origin: https://evil.example"));

        assertThat(GuardedResource.DONE).hasValue(before);
    }

    @Test
    void a_chunked_body_needs_a_type_too() throws IOException {
        try (RawRequest request = RawRequest.to(port)) {
            request.write(
                    RawRequest.head(port, "POST /guarded", "Transfer-Encoding: chunked") + "\r\n2\r\n{}\r\n0\r\n\r\n");
            refused(415, request.read());
        }
    }

    @Test
    void own_pages_and_configured_names_are_served() throws IOException {
        assertThat(post("/guarded/action", null, "Origin: http://127.0.0.1:" + port)
                        .body())
                .isEqualTo("done");
        assertThat(post("/guarded/action", null, "Host: notes-service:8080").status())
                .isEqualTo(200);
        assertThat(post("/guarded", "{}", JSON, "Origin: https://console.example")
                        .body())
                .isEqualTo("2");
    }

    @Test
    void a_public_path_takes_anything_from_anywhere_and_opens_no_other() throws IOException {
        String[] foreign = {
            "Host: evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Content-Type: text/plain"
        };

        assertThat(post("/open/x", "List-Unsubscribe=One-Click", foreign).body())
                .isEqualTo("open");
        assertThat(post("/signed", "{}", foreign).body()).isEqualTo("2");
        for (String path : List.of(
                "/open/../guarded/action",
                "/open/%2e%2e/guarded/action",
                "/open/..;/guarded/action",
                "//guarded/action",
                "/./guarded/action",
                "/signed/../guarded/action",
                "/guarded/action?x=/open/")) {
            assertThat(post(path, null, "Host: 127.0.0.1", "Origin: null").status())
                    .as(path)
                    .isIn(403, 404);
        }
    }

    @Test
    void the_management_port_is_closed_to_foreign_names_and_pages() throws IOException {
        refused(421, RawRequest.send(management, "GET /q/health", null, "Host: evil.example"));
        refused(403, RawRequest.send(management, "GET /q/health", null, "Origin: https://evil.example"));
        refused(403, RawRequest.send(management, "GET /q/health", null, "Sec-Fetch-Site: cross-site"));
        assertThat(RawRequest.send(management, "GET /q/nothing", null, "Host: 10.0.0.7:9080")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_body_that_is_too_large_is_refused_by_its_length_or_by_its_bytes() throws IOException {
        refused(413, post("/guarded", "x".repeat(200 * 1024 + 1), JSON));
        refused(413, post("/guarded/list", "x".repeat(300 * 1024 + 1), "Content-Type: text/csv"));
        refused(413, post("/signed", "x".repeat(1025)));
        try (RawRequest request = RawRequest.to(port)) {
            request.write(RawRequest.head(port, "POST /guarded", JSON, "Transfer-Encoding: chunked") + "\r\n");
            for (int i = 0; i < 21; i++) {
                request.write("2800\r\n" + "x".repeat(10 * 1024) + "\r\n");
            }
            refused(413, request.read());
        }
        assertThat(post("/guarded", "x".repeat(200 * 1024), JSON).body()).isEqualTo("204800");
        assertThat(post("/guarded/list", "x".repeat(300 * 1024), "Content-Type: text/csv; charset=UTF-8")
                        .body())
                .isEqualTo("307200");
    }

    @Test
    void a_body_that_stops_is_refused_and_one_that_goes_on_is_read() throws IOException {
        try (RawRequest request = RawRequest.to(port)) {
            request.write(RawRequest.head(port, "POST /guarded", JSON, "Content-Length: 100") + "\r\n{");
            refused(408, request.read());
        }
        try (RawRequest request = RawRequest.to(port)) {
            request.write(
                    RawRequest.head(port, "POST /guarded", JSON, "Expect: 100-continue", "Content-Length: 2") + "\r\n");
            assertThat(request.read().status()).isEqualTo(100);
            request.write("{}");
            assertThat(request.read().body()).isEqualTo("2");
        }
    }

    @Test
    void hundreds_of_bodies_that_do_not_end_keep_nobody_out() throws IOException {
        List<RawRequest> open = new ArrayList<>();
        try {
            for (int i = 0; i < 260; i++) {
                open.add(RawRequest.to(port));
                open.getLast()
                        .write(RawRequest.head(
                                        port,
                                        i % 2 == 0 ? "POST /guarded" : "POST /signed",
                                        JSON,
                                        "Content-Length: 900")
                                + "\r\n{");
            }
            assertThat(post("/guarded", "{}", JSON).body()).isEqualTo("2");
            assertThat(post("/open/x", null).body()).isEqualTo("open");
        } finally {
            for (RawRequest request : open) {
                request.close();
            }
        }
        assertThat(post("/guarded/action", null).body()).isEqualTo("done");
    }

    @Test
    void an_import_that_drips_gives_its_turn_to_the_next() throws IOException {
        try (RawRequest dripping = RawRequest.to(port)) {
            dripping.write(RawRequest.head(port, "POST /guarded/list", "Content-Type: text/csv", "Content-Length: 9999")
                    + "\r\n");
            // the list is 9,999 characters long, and a look sends one
            eventually().until(() -> accepts(dripping) ? System.nanoTime() : -1, looked -> looked < 0);
        }
        assertThat(post("/guarded/list", "a,b", "Content-Type: text/csv").body())
                .isEqualTo("3");
    }

    private static boolean accepts(RawRequest request) {
        try {
            request.write("x");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void requests_wait_for_their_turn_and_public_paths_have_turns_of_their_own() throws IOException {
        GuardedResource.Gate gate = new GuardedResource.Gate();
        GuardedResource.GATES.put("turns", gate);
        List<RawRequest> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                slow.add(RawRequest.to(port));
                slow.getLast().write(RawRequest.head(port, "GET /guarded/slow/turns") + "\r\n");
                int turns = Math.min(i + 1, 2);
                eventually().until(gate.reached::get, reached -> reached == turns);
            }
            assertThat(post("/open/x", null).body()).isEqualTo("open");
            refused(503, slow.get(2).read());
            gate.open.countDown();
            assertThat(slow.get(0).read().body()).isEqualTo("slow");
            assertThat(slow.get(1).read().body()).isEqualTo("slow");
        } finally {
            gate.open.countDown();
            for (RawRequest request : slow) {
                request.close();
            }
        }
        assertThat(post("/guarded/action", null).body()).isEqualTo("done");
    }

    @Test
    void clients_that_leave_give_their_turn_back() throws IOException {
        GuardedResource.Gate gate = new GuardedResource.Gate();
        GuardedResource.GATES.put("left", gate);
        for (int i = 0; i < 20; i++) {
            try (RawRequest request = RawRequest.to(port)) {
                request.write(RawRequest.head(port, "GET /guarded/slow/left") + "\r\n");
            }
        }
        gate.open.countDown();
        eventually()
                .untilAsserted(
                        () -> assertThat(post("/guarded/action", null).body()).isEqualTo("done"));
    }

    private Response post(String path, String body, String... headers) throws IOException {
        return RawRequest.send(
                port, "POST " + path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static void refused(int status, Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.type()).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"status\":" + status, "\"detail\":", "\"title\":");
    }
}
