package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.Service;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A campaign that is edited in the middle, and a person in two campaigns. */
abstract class CampaignProofs {
    static final String EDITED = "ken.ito@lead.example";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OneSystem system;
    private final Api followup;

    CampaignProofs(OneSystem system) {
        this.system = system;
        this.followup = system.api(Service.FOLLOWUP);
    }

    @Test
    void a_campaign_that_is_edited_in_the_middle_mails_what_is_new_and_nothing_twice() throws Exception {
        Api decision = system.api(Service.DECISION);
        String path = system.startCampaign("""
                {"name": "Edited", "from": "Anna Berg <anna@acme.example>", "steps": [
                  {"subject": "First", "text": "One"}, {"subject": "Second", "text": "Two", "delay": "1s"}]}
                """, List.of(EDITED));
        // at once: decision has most likely not heard of the start
        decision.post(path + "/pause", "application/json", "{\"by\": \"anna\"}");
        eventually().until(() -> followup.get(path).path("status").asText(), "PAUSED"::equals);
        decision.post(path + "/resume", "application/json", "{\"by\": \"anna\"}");
        eventually().until(() -> system.subjects(EDITED), List.of("First", "Second")::equals);

        ObjectNode campaign = (ObjectNode) followup.get(path);
        ((ArrayNode) campaign.get("steps"))
                .insert(1, JSON.readTree("{\"subject\": \"Between\", \"text\": \"And\", \"delay\": \"1s\"}"));
        followup.put(path, campaign.toString());

        eventually().until(() -> system.subjects(EDITED), List.of("First", "Second", "Between")::equals);
        eventually()
                .until(
                        () -> followup.all(path + "/leads")
                                .getFirst()
                                .path("steps")
                                .findValuesAsText("status"),
                        List.of("SENT", "SENT", "SENT")::equals);
        eventually()
                .until(
                        () -> decision.get(path + "/metrics/parts?by=step")
                                .path("items")
                                .findValuesAsText("subject"),
                        List.of("First", "Between", "Second")::equals);
    }

    @Test
    void a_person_who_answered_one_campaign_gets_no_mail_of_another_until_somebody_decides() throws Exception {
        Api sender = system.api(Service.SENDER);
        String path = system.startCampaign("""
                {"name": "Summer", "from": "Anna Berg <anna@acme.example>", "steps": [
                  {"subject": "Another question", "text": "Do you know our summer offer?"}]}
                """, List.of(OneSystem.LEAD));
        String campaign = path.substring(path.lastIndexOf('/') + 1);

        String waitsFor = eventually()
                .until(
                        () -> sender.all("/emails/outbound?campaign_id=" + campaign).stream()
                                .map(mail -> mail.path("waits_for").asText())
                                .collect(Collectors.joining()),
                        waits -> waits.startsWith("answer:"));
        assertThat(sender.get("/holds/answers").path("items").toString()).contains(OneSystem.LEAD);
        assertThat(system.mail().messages(OneSystem.LEAD)).hasSize(1);

        sender.post(
                "/holds/answers/" + waitsFor.substring("answer:".length()) + "/release",
                "application/json",
                "{\"by\": \"anna\", \"reason\": \"they asked for the offer by phone\"}");
        eventually().until(() -> system.mail().messages(OneSystem.LEAD).size(), mails -> mails == 2);
    }
}
