package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator sees of the running system: one mail's way as one trace, logs that tell no address, metrics of the catalogue. */
abstract class ObservedProofs {
    private static final Set<String> FIVE =
            Set.of("sender-service", "inbox-service", "classifier-service", "followup-service", "decision-service");
    private static final Pattern METRIC = Pattern.compile("^(cam_[a-z_]+?)(?:\\{.*| .*)$", Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OneSystem system;

    ObservedProofs(OneSystem system) {
        this.system = system;
    }

    @Test
    void one_trace_follows_a_mail_from_its_request_through_send_and_reply_to_the_decision() {
        eventually().untilAsserted(() -> assertThat(trace())
                .contains(
                        "followup-service: time came for a lead",
                        "sender-service: handle cam.email-requested",
                        "sender-service: send by smtp",
                        "inbox-service: handle cam.email-sent",
                        "decision-service: handle cam.email-sent",
                        "inbox-service: take in a reply",
                        "classifier-service: handle cam.reply-ingested",
                        "followup-service: handle cam.reply-classified",
                        "decision-service: handle cam.reply-classified"));
    }

    /** The parts of the trace in which the lead's mail was asked for. */
    private List<String> trace() {
        return system.collector().parts().stream()
                .filter(part -> part.name().equals("time came for a lead"))
                .findFirst()
                .map(begin -> system.collector().parts().stream()
                        .filter(part -> part.trace().equals(begin.trace()))
                        .map(part -> part.service() + ": " + part.name())
                        .toList())
                .orElse(List.of());
    }

    @Test
    void logs_are_json_with_trace_ids_and_tell_no_address_and_no_secret() throws Exception {
        eventually().untilAsserted(() -> assertThat(lines())
                .anyMatch(line -> line.at("/mdc/traceId").asText().matches("[0-9a-f]{32}")));
        for (JsonNode line : lines()) {
            assertThat(line.path("timestamp").asText()).isNotEmpty();
            assertThat(FIVE).contains(line.path("service").asText());
            assertThat(line.toString())
                    .doesNotContain(
                            OneSystem.LEAD,
                            CampaignProofs.EDITED,
                            RefusedSenderProofs.REFUSED,
                            OneSystem.OURS,
                            OneSystem.PASSWORD,
                            "lena.maier",
                            "ben.kuhn");
        }
        // so that the promise was tried: something was told of somebody
        assertThat(lines()).anyMatch(line -> line.toString().contains("***@"));
    }

    @Test
    void every_metric_that_a_service_shows_stands_in_the_catalogue() throws Exception {
        String catalogue = Files.readString(ProjectRoot.path().resolve("docs/metrics.md"));
        Set<String> shown = new TreeSet<>();
        for (Service service : Service.values()) {
            String page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(system.processes().management(service) + "/q/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher metrics = METRIC.matcher(page);
            while (metrics.find()) {
                shown.add(metrics.group(1).replaceFirst("_(bucket|count|sum|max)$", ""));
            }
        }
        assertThat(shown).hasSizeGreaterThan(20).allMatch(metric -> catalogue.contains("`" + metric + "`"));
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (Service service : Service.values()) {
            Path log = system.processes().logs().resolve(service.id() + ".log");
            try (Stream<String> all = Files.lines(log)) {
                for (String line : all.toList()) {
                    lines.add(JSON.readTree(line));
                }
            }
        }
        return lines;
    }
}
