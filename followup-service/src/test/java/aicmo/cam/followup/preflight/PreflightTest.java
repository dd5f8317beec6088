package aicmo.cam.followup.preflight;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.followup.QuickDays;
import aicmo.cam.followup.Story;
import aicmo.cam.followup.dns.DnsClient;
import aicmo.cam.followup.dns.TestDns;
import aicmo.cam.followup.gate.AcceptedRows;
import aicmo.cam.testing.backing.CamBacking;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a preflight says by HTTP, and what it does to starts where it is enforced. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class PreflightTest {
    private static final String MAILBOX = "mailbox";
    private static final String WARNINGS =
            "sender,mailbox,leads,dkim,dmarc,mistyped_domains,lead_domains,projected_bounces";

    private final String domain = "d" + UUID.randomUUID() + ".example";
    private final TestDns dns = new TestDns();

    @Inject
    Preflights preflights;

    @Inject
    AcceptedRows accepted;

    @Inject
    Clock clock;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void dns() {
        dns.txt(domain, "v=spf1 mx -all")
                .txt("_dmarc." + domain, "v=DMARC1; p=none")
                .mx(domain, "mx." + domain)
                .mx("umibe.example", "mx.umibe.example");
        QuarkusMock.installMockForType(dns.client(), DnsClient.class);
    }

    @AfterEach
    void close() throws Exception {
        dns.close();
    }

    @Test
    void each_item_says_how_it_is_and_what_to_do() {
        try (Story story = story()) {
            story.importCsv("email,industry\na@umibe.example,pots\nb@gmial.com,pots\n");

            ValidatableResponse shown = given().get("/api/cam/campaigns/" + story.campaign + "/preflight")
                    .then()
                    .statusCode(200)
                    .body("campaign_id", equalTo(story.campaign.toString()))
                    .body("version", equalTo(1))
                    .body("status", equalTo("FAIL"));

            item(shown, "SPF", "PASS");
            item(shown, "DMARC", "WARN");
            item(shown, "MX", "PASS");
            item(shown, "MAILBOX", "WARN");
            item(shown, "LEADS", "PASS");
            item(shown, "TEMPLATES", "PASS");
            item(shown, "FORECAST", "PASS");
            item(shown, "MISTYPED_DOMAINS", "WARN");
            item(shown, "PROJECTED_BOUNCES", "FAIL");
            shown.body("items.find { it.name == 'MISTYPED_DOMAINS' }.detail", containsString("gmial.com (gmail.com?)"))
                    .body("items.find { it.name == 'DMARC' }.to_do", containsString("quarantine"))
                    .body("items.find { it.name == 'PROJECTED_BOUNCES' }.figure", equalTo("50.0 %"));
            story.shown().body("status", equalTo("DRAFT"));
            assertThat(story.requests()).isEmpty();
        }
    }

    @Test
    void a_start_is_refused_for_what_fails_and_what_nobody_accepts() {
        enforce();
        try (Story story = story()) {
            story.importCsv("email,industry\na@umibe.example,pots\nb@gmial.com,pots\n");

            start(story, WARNINGS)
                    .statusCode(422)
                    .body("detail", containsString("correct what fails"))
                    .body("errors.field", equalTo(java.util.List.of("projected_bounces")))
                    .body("errors[0].detail", allOf(containsString("fails: "), containsString("clean the list")));
            dns.mx("gmial.com", "mx.gmial.com");
            // another name: the answer for the first is remembered
            QuarkusMock.installMockForType(dns.client(), DnsClient.class);
            start(story, "dmarc")
                    .statusCode(422)
                    .body("errors.field", hasItem(MAILBOX))
                    .body("errors.field", not(hasItem("dmarc")))
                    .body("detail", containsString("accept="));
            story.shown().body("status", equalTo("DRAFT")).body("accepted_warnings", nullValue());

            start(story, WARNINGS + "&by=anna").statusCode(200).body("status", equalTo("ACTIVE"));
            story.shown()
                    .body("accepted_warnings.name", hasItem("dmarc"))
                    .body("accepted_warnings.name", not(hasItem("lead_domains")))
                    .body("accepted_warnings[0].by", equalTo("anna"))
                    .body("accepted_warnings.find { it.name == 'dmarc' }.detail", containsString("p=none"));
            // it runs: nothing is looked at any more
            start(story, "").statusCode(200);
            story.shown().body("accepted_warnings.name", hasItem("dmarc"));
        }
    }

    @Test
    void a_name_that_is_no_item_is_refused() {
        try (Story story = story()) {
            start(story, "everything")
                    .statusCode(422)
                    .body("detail", allOf(containsString("'everything'"), containsString("mistyped_domains")));
        }
    }

    @Test
    void without_enforcement_it_starts() {
        try (Story story = story()) {
            story.importCsv("email,industry\na@dead.example,pots\n");

            story.start().body("status", equalTo("ACTIVE")).body("accepted_warnings", nullValue());
        }
    }

    @Test
    void a_scheduled_start_is_held_to_what_was_accepted_and_says_why_it_did_not_start() throws SQLException {
        enforce();
        try (Story story = story()) {
            story.importCsv("email,industry\na@umibe.example,pots\n");
            schedule(story, "dmarc").statusCode(422).body("errors.field", hasItem(MAILBOX));
            schedule(story, WARNINGS).statusCode(200).body("accepted_warnings.name", hasItem("dmarc"));
            update("delete from accepted_warning where name = 'dmarc' and campaign_id = '" + story.campaign + "'");

            update("update campaign set start_at = now() where id = '" + story.campaign + "'");
            schedules();
            eventually().untilAsserted(() -> story.shown()
                    .body("status", equalTo("SCHEDULED"))
                    .body("start_failed", allOf(containsString("dmarc"), containsString("p=none"))));
            assertThat(story.starts()).isEmpty();

            update("update failed_start set retry_at = now() where campaign_id = '" + story.campaign + "'");
            update("insert into accepted_warning values ('" + story.campaign + "', 'dmarc', '', 'anna', now())");
            schedules();
            eventually().untilAsserted(() -> story.shown().body("status", equalTo("ACTIVE")));
        }
    }

    /** Something that wakes the loop. */
    private void schedules() {
        try (Story other = story()) {
            schedule(other, WARNINGS);
        }
    }

    private void enforce() {
        PreflightSettings enforcing = new PreflightSettings() {
            @Override
            public Gate gate() {
                return Gate.ENFORCE;
            }

            @Override
            public int domains() {
                return 500;
            }
        };
        QuarkusMock.installMockForType(new PreflightGate(preflights, accepted, enforcing, clock), PreflightGate.class);
    }

    private Story story() {
        return new Story(Story.threeSteps("Hello {{ industry }}").replace("acme.example", domain));
    }

    private static void item(ValidatableResponse shown, String name, String status) {
        shown.body("items.find { it.name == '" + name + "' }.status", equalTo(status));
    }

    private static ValidatableResponse start(Story story, String accept) {
        return given().post("/api/cam/campaigns/" + story.campaign + "/start?accept=" + accept)
                .then();
    }

    private ValidatableResponse schedule(Story story, String accept) {
        return given().contentType("application/json")
                .body("{\"start_at\": \"" + clock.instant().plus(Duration.ofDays(30)) + "\"}")
                .post("/api/cam/campaigns/" + story.campaign + "/start?accept=" + accept)
                .then();
    }

    private void update(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
