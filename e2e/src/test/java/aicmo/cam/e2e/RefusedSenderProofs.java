package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mail server refuses one sender and takes another; then it is mended. */
abstract class RefusedSenderProofs {
    static final String REFUSED = "ben.kuhn@acme.example";

    private static final String HOLD = "sender:" + REFUSED;
    private static final List<String> STEPS = List.of("First", "Second");
    private static final List<String> WAITING = leads("waiting");
    private static final List<String> GOING_ON = leads("going-on");

    private final OneSystem system;
    private final SmtpGate gate;
    private final Api sender;
    private final Api followup;

    RefusedSenderProofs(OneSystem system) {
        this.system = system;
        this.gate = system.gate();
        this.sender = system.api(Service.SENDER);
        this.followup = system.api(Service.FOLLOWUP);
    }

    @Test
    void a_refused_sender_is_held_and_loses_no_lead_while_another_goes_on_and_its_mails_go_once_when_it_is_mended()
            throws Exception {
        Instant begin = Instant.now();
        gate.refuse(REFUSED);
        String waiting = system.startCampaign(campaign("Ben Kuhn <" + REFUSED + ">"), WAITING);
        String goingOn = system.startCampaign(campaign("Anna Berg <" + OneSystem.OURS + ">"), GOING_ON);

        JsonNode hold = eventually().until(this::hold, Optional::isPresent).orElseThrow();
        assertThat(Instant.parse(hold.path("since").asText())).isBetween(begin, Instant.now());
        assertThat(hold.path("why").asText()).contains("not owned by user", "AICMO_SMTP_USERNAME");
        eventually().until(() -> mails(waiting), everyOneOf(WAITING.size(), "QUEUED", HOLD));
        eventually().untilAsserted(() -> assertThat(GOING_ON)
                .allSatisfy(lead -> assertThat(system.subjects(lead)).isEqualTo(STEPS)));
        int refusals = gate.refusals(REFUSED);
        eventually("a probe that is refused, too").until(() -> gate.refusals(REFUSED), now -> now > refusals);
        assertNobodyFailed(waiting);
        assertThat(WAITING).allSatisfy(lead -> assertThat(system.subjects(lead)).isEmpty());

        gate.take(REFUSED);

        eventually().until(this::hold, Optional::isEmpty);
        eventually().untilAsserted(() -> assertThat(WAITING)
                .allSatisfy(lead -> assertThat(system.subjects(lead)).isEqualTo(STEPS)));
        for (String campaign : List.of(waiting, goingOn)) {
            eventually().until(() -> mails(campaign), everyOneOf(2 * WAITING.size(), "SENT", ""));
            assertNobodyFailed(campaign);
        }
        assertThat(WAITING).allSatisfy(lead -> assertThat(system.subjects(lead)).isEqualTo(STEPS));
        assertThat(GOING_ON)
                .allSatisfy(lead -> assertThat(system.subjects(lead)).isEqualTo(STEPS));
    }

    private Optional<JsonNode> hold() throws IOException, InterruptedException {
        return sender.get("/holds")
                .path("items")
                .valueStream()
                .filter(hold -> hold.path("key").asText().equals(HOLD))
                .findFirst();
    }

    private List<JsonNode> mails(String campaign) throws IOException, InterruptedException {
        return sender.all("/emails/outbound?campaign_id=" + campaign.substring(campaign.lastIndexOf('/') + 1));
    }

    private static Predicate<List<JsonNode>> everyOneOf(int count, String status, String waitsFor) {
        return mails -> mails.size() == count
                && mails.stream()
                        .allMatch(mail -> mail.path("status").asText().equals(status)
                                && mail.path("waits_for").asText("").equals(waitsFor));
    }

    private void assertNobodyFailed(String campaign) throws IOException, InterruptedException {
        assertThat(mails(campaign))
                .extracting(mail -> mail.path("status").asText())
                .doesNotContain("FAILED", "UNKNOWN");
        assertThat(followup.all(campaign + "/leads"))
                .hasSize(WAITING.size())
                .flatExtracting(lead -> lead.path("steps").findValuesAsText("status"))
                .doesNotContain("FAILED");
    }

    private static String campaign(String from) {
        return """
                {"name": "By %1$s", "from": "%1$s", "steps": [
                  {"subject": "First", "text": "One"}, {"subject": "Second", "text": "Two", "delay": "1s"}]}
                """.formatted(from);
    }

    /** Each at a company of its own. */
    private static List<String> leads(String name) {
        return IntStream.range(0, 5)
                .mapToObj(number -> name + "@" + name + "-" + number + ".example")
                .toList();
    }
}
