package aicmo.cam.e2e.guard;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.local.Service;
import aicmo.cam.testing.http.RawRequest;
import aicmo.cam.testing.http.RawRequest.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No body, however large, strange or slow, takes a service away; the services have a heap of 192 MB, and end where that is too little. */
@Tag("slow")
class HostileBodiesTest {
    private static final String JSON = "Content-Type: application/json";
    private static final int SIDE_BY_SIDE = 8;
    private static final int CONNECTIONS = 260;
    private static final Setup SMALL = new Setup(Map.of(), List.of("-Xmx192m", "-XX:+ExitOnOutOfMemoryError"));

    private static Ground ground;
    private static Replica sender;
    private static Replica followup;
    private static Replica decision;

    @BeforeAll
    static void start() throws Exception {
        ground = Ground.start();
        Setup sending = Setup.ofSender()
                .with("AICMO_RESEND_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .java(SMALL.javaOptions().toArray(String[]::new));
        sender = Replica.start(ground, Service.SENDER, "sender", sending);
        followup = Replica.start(ground, Service.FOLLOWUP, "followup", SMALL);
        decision = Replica.start(ground, Service.DECISION, "decision", SMALL);
        for (Replica service : List.of(sender, followup, decision)) {
            service.awaitReady();
        }
    }

    @AfterAll
    static void stop() {
        for (Replica service : List.of(sender, followup, decision)) {
            service.close();
        }
        ground.close();
    }

    @AfterEach
    void every_service_still_answers() throws IOException {
        for (Replica service : List.of(sender, followup, decision)) {
            assertThat(service.handle().isAlive()).isTrue();
            assertThat(get(service.management(), "/q/health/live")).isEqualTo(200);
            assertThat(get(service.management(), "/q/health/ready")).isEqualTo(200);
            assertThat(get(service.management(), "/q/metrics")).isEqualTo(200);
        }
        assertThat(get(followup.url(), "/api/cam/campaigns")).isEqualTo(200);
    }

    @Test
    void a_campaign_of_ten_million_steps_is_refused() throws Exception {
        byte[] steps = text("{\"steps\":[", "{},", 30_000_000, "{}]}");
        assertThat(statuses(() -> post(followup, "/api/cam/campaigns", steps, JSON)))
                .containsOnly(413);

        byte[] allowed = text("{\"steps\":[", "{},", 2_000_000, "{}]}");
        assertThat(statuses(() -> post(followup, "/api/cam/campaigns", allowed, JSON)))
                .isSubsetOf(400, 422, 503);
        assertThat(statuses(() -> post(
                        sender, "/api/cam/email/batch-send", text("{\"emails\":[", "{},", 2_000_000, "{}]}"), JSON)))
                .isSubsetOf(400, 422, 503);
        assertThat(statuses(() -> post(sender, "/api/cam/email/send", text("", "[", 2_000_000, ""), JSON)))
                .isSubsetOf(400, 503);
    }

    @Test
    void one_huge_lead_is_refused_and_so_is_a_list_of_bad_ones() throws Exception {
        Response created = post(followup, "/api/cam/campaigns", """
                {"name": "C", "from": "Anna <anna@acme.example>", "steps": [{"subject": "Hi", "text": "there"}]}""".getBytes(StandardCharsets.UTF_8), JSON);
        String leads =
                "/api/cam/campaigns/" + created.body().replaceAll("(?s)^\\{\"id\":\"([0-9a-f-]+)\".*", "$1") + "/leads";

        byte[] huge = text("{\"leads\":[{\"email\":\"", "a", 30_000_000, "\"}]}");
        byte[] wide = text("{\"leads\":[{\"email\":\"a@b.example\"", ",\"tags\":[]", 30_000_000, "}]}");
        byte[] deep = text("{\"leads\":[{\"variables\":", "[", 30_000_000, "");
        byte[] many = text("{\"leads\":[", "{},", 30_000_000, "{}]}");
        assertThat(statuses(() -> post(followup, leads, huge, JSON))).isSubsetOf(400, 503);
        assertThat(statuses(() -> post(followup, leads, wide, JSON))).isSubsetOf(400, 503);
        assertThat(statuses(() -> post(followup, leads, deep, JSON))).isSubsetOf(400, 503);
        assertThat(statuses(() -> post(followup, leads, many, JSON))).isSubsetOf(413, 503);
    }

    @Test
    void decision_takes_no_body_that_is_larger_than_any_of_use() throws Exception {
        String thresholds = "/api/cam/campaigns/01890000-0000-7000-8000-000000000000/thresholds";
        byte[] large = text("{\"reply_rate_threshold\":0.", "1", 9_600_000, "}");
        byte[] allowed = text("{\"reply_rate_threshold\":0.", "1", 60_000, "}");

        assertThat(RawRequest.send(decision.url().getPort(), "PUT " + thresholds, large, JSON)
                        .status())
                .isEqualTo(413);
        assertThat(RawRequest.send(decision.url().getPort(), "PUT " + thresholds, allowed, JSON)
                        .status())
                .isBetween(400, 422);
    }

    @Test
    void hundreds_of_webhooks_that_stop_after_a_byte_keep_nobody_out() throws Exception {
        stop_after_a_byte(
                sender,
                "POST /api/cam/webhooks/resend",
                "svix-id: msg_1",
                "svix-timestamp: " + java.time.Instant.now().getEpochSecond(),
                "svix-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        stop_after_a_byte(sender, "POST /api/cam/webhooks/resend");
        stop_after_a_byte(sender, "POST /u/unknown");
        stop_after_a_byte(sender, "POST /api/cam/email/send", JSON);
        stop_after_a_byte(sender, "POST /api/cam/suppressions", "Content-Type: text/csv");
    }

    @Test
    void a_client_that_leaves_is_one_line_in_the_log() throws Exception {
        for (String[] head : new String[][] {
            {"POST /api/cam/email/send", JSON}, {"POST /api/cam/suppressions", "Content-Type: text/csv"}
        }) {
            try (RawRequest request = RawRequest.to(sender.url().getPort())) {
                request.write(
                        RawRequest.head(sender.url().getPort(), head[0], head[1], "Content-Length: 1000") + "\r\nx");
            }
        }
        var log = ground.folder().resolve("sender.log");
        Awaitility.await().untilAsserted(() -> assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("a client left before its request was complete"))
                .hasSizeGreaterThanOrEqualTo(2));
        assertThat(Files.readAllLines(log)).noneMatch(line -> line.contains("a request failed"));
    }

    private static void stop_after_a_byte(Replica service, String line, String... headers) throws IOException {
        int port = service.url().getPort();
        List<RawRequest> open = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                open.add(RawRequest.to(port));
                open.getLast().write(RawRequest.head(port, line, headers) + "Content-Length: 1000\r\n\r\nx");
            }
            assertThat(get(service.url(), "/api/cam/suppressions")).as(line).isEqualTo(200);
            assertThat(get(service.url(), "/u/unknown")).as(line).isEqualTo(404);
            assertThat(get(service.management(), "/q/health/ready")).as(line).isEqualTo(200);
            assertThat(get(service.management(), "/q/metrics")).as(line).isEqualTo(200);
        } finally {
            for (RawRequest request : open) {
                request.close();
            }
        }
    }

    private static List<Integer> statuses(Callable<Response> request) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : clients.invokeAll(java.util.Collections.nCopies(SIDE_BY_SIDE, request))) {
                statuses.add(answer.get().status());
            }
            return statuses;
        }
    }

    private static Response post(Replica service, String path, byte[] body, String... headers) throws IOException {
        return RawRequest.send(service.url().getPort(), "POST " + path, body, headers);
    }

    private static int get(URI service, String path) throws IOException {
        return RawRequest.send(service.getPort(), "GET " + path, null).status();
    }

    private static byte[] text(String begin, String again, int length, String end) {
        return (begin + again.repeat((length - begin.length() - end.length()) / again.length()) + end)
                .getBytes(StandardCharsets.UTF_8);
    }
}
