package aicmo.cam.e2e.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.local.Service;
import aicmo.cam.testing.http.RawRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A web page that somebody opens beside a running system commands nothing and reads nothing: tried in a real browser. */
@Tag("slow")
class ForeignPageTest {
    private static final String MAIL = """
            {"from": "Anna <anna@acme.example>", "to": "victim@example.net", "subject": "Hi", "text": "Bought by a web page"}""";
    private static final String CAMPAIGN = """
            {"name": "Web page", "from": "Anna <anna@acme.example>", "steps": [{"subject": "Hi", "text": "there"}]}""";

    /** Sends a body as a page may without being asked first; tells "opaque" where the browser took the answer and hides it. */
    private static final String FETCH = """
            async ([url, body, type]) => {
              const blob = body === null ? undefined : new Blob([body], type === null ? {} : {type: type});
              try {
                const response = await fetch(url, {method: "POST", mode: "no-cors", body: blob});
                return response.type;
              } catch (e) {
                return "failed";
              }
            }""";

    private static final String READ = """
            async url => {
              try {
                const response = await fetch(url, {mode: "cors"});
                return response.status + " " + await response.text();
              } catch (e) {
                return "failed";
              }
            }""";

    private static Ground ground;
    private static Replica sender;
    private static Replica followup;
    private static ForeignPage page;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(ForeignPage.CHROMIUM), "skipped: there is no " + ForeignPage.CHROMIUM);
        ground = Ground.start();
        sender = Replica.start(ground, Service.SENDER, "sender", Setup.ofSender());
        followup = Replica.start(ground, Service.FOLLOWUP, "followup", new Setup(Map.of(), List.of()));
        sender.awaitReady();
        followup.awaitReady();
        page = ForeignPage.open();
    }

    @AfterAll
    static void stop() {
        if (page != null) {
            page.close();
        }
        if (ground != null) {
            sender.close();
            followup.close();
            ground.close();
        }
    }

    @Test
    void it_sends_no_mail_and_makes_no_campaign() throws Exception {
        for (String type : new String[] {null, "text/plain", "application/x-www-form-urlencoded", "application/json"}) {
            fetch(sender, "/api/cam/email/send", MAIL, type);
            fetch(followup, "/api/cam/campaigns", CAMPAIGN, type);
        }
        assertThat(page.submitForm(sender.url() + "/api/cam/email/send")).isEqualTo(403);

        assertThat(get(sender, "/api/cam/emails/outbound")).contains("\"items\":[]");
        assertThat(get(followup, "/api/cam/campaigns")).contains("\"items\":[]");
    }

    @Test
    void it_starts_no_campaign_and_imports_no_leads() throws Exception {
        String created = RawRequest.send(
                        followup.url().getPort(),
                        "POST /api/cam/campaigns",
                        CAMPAIGN.getBytes(StandardCharsets.UTF_8),
                        "Content-Type: application/json")
                .body();
        String campaign = created.replaceAll("(?s)^\\{\"id\":\"([0-9a-f-]+)\".*", "$1");
        fetch(followup, "/api/cam/campaigns/" + campaign + "/start", null, null);
        fetch(followup, "/api/cam/campaigns/" + campaign + "/leads", "email\nvictim@example.net\n", "text/plain");
        fetch(followup, "/api/cam/campaigns/" + campaign + "/archive", null, null);

        assertThat(get(followup, "/api/cam/campaigns/" + campaign))
                .contains("\"status\":\"DRAFT\"")
                .contains("\"leads\":0")
                .doesNotContain("started_at")
                .doesNotContain("archived_at");
        RawRequest.send(followup.url().getPort(), "POST /api/cam/campaigns/" + campaign + "/archive", null);
    }

    @Test
    void it_reads_nothing_even_where_its_own_name_is_pointed_at_the_service() {
        String list = "/api/cam/emails/outbound";

        assertThat(page.run(READ, sender.url() + list)).isEqualTo("failed");
        assertThat(page.visit("http://evil.example:" + sender.url().getPort() + list))
                .isEqualTo(421);
        assertThat(page.visit("http://evil.example:" + sender.management().getPort() + "/q/metrics"))
                .isEqualTo(421);
        // The person's own visit is served: else what is refused above would prove nothing.
        assertThat(page.visit(sender.url() + list)).isEqualTo(200);
        assertThat(page.visit("http://localhost:" + sender.management().getPort() + "/q/health"))
                .isEqualTo(200);
    }

    @Test
    void the_link_of_a_mail_opens_from_anywhere() {
        assertThat(page.visit("http://evil.example:" + sender.url().getPort() + "/u/unknown"))
                .isEqualTo(404);
    }

    private static void fetch(Replica service, String path, String body, String type) {
        Object[] arguments = {service.url() + path, body, type};
        assertThat(page.run(FETCH, arguments)).as(path + " " + type).isIn("opaque", "failed");
    }

    private static String get(Replica service, String path) throws Exception {
        RawRequest.Response response = RawRequest.send(service.url().getPort(), "GET " + path, null);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
