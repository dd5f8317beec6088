package aicmo.cam.e2e.followup;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.e2e.TestLength;
import aicmo.cam.events.LeadState;
import aicmo.cam.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of events, while replicas are killed and others come and go: no step is asked for twice, and every lead ends in the one state
 * that its answers lead to.
 */
@Tag("slow")
class SequencesTest {
    private static final int LEADS = TestLength.of(800, 8_000);
    private static final int ROUNDS = TestLength.of(4, 8);
    /** A day is a while, so that many mails are on their way at any moment. */
    private static final Map<String, String> QUICK = Map.of("AICMO_CAM_DAY", "3S", "AICMO_CAM_FOLLOWUP_EVERY", "1S");

    private final Random random = new Random(6);
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_replica_that_is_killed_in_the_middle_asks_for_no_step_twice_and_loses_no_answer() throws Exception {
        try (Ground ground = Ground.start();
                Others others = new Others(ground);
                Replica followup = start(ground, "followup")) {
            followup.awaitReady();
            String campaign = campaign(followup);
            for (int round = 0; round < ROUNDS; round++) {
                int enough = others.steps() + random.nextInt(LEADS / 8);
                awaitSteps(others, enough, followup, campaign);
                followup.kill9();
                followup.start();
                followup.awaitReady();
            }
            verify(followup, campaign, others);
        }
    }

    @Test
    void three_replicas_that_come_and_go_ask_for_no_step_twice_and_lose_no_answer() throws Exception {
        try (Ground ground = Ground.start();
                Others others = new Others(ground);
                Replica first = start(ground, "followup-1");
                Replica second = start(ground, "followup-2");
                Replica third = start(ground, "followup-3")) {
            List<Replica> replicas = new ArrayList<>(List.of(first, second, third));
            for (Replica replica : replicas) {
                replica.awaitReady();
            }
            String campaign = campaign(first);
            for (int round = 0; round < ROUNDS / 2; round++) {
                awaitSteps(others, others.steps() + LEADS / 8, first, campaign);
                Replica leaving = replicas.get(random.nextInt(replicas.size()));
                // one leaves in order, the next without a word: Kafka gives its partitions to the others either way
                if (round % 2 == 0) {
                    leaving.close();
                } else {
                    leaving.kill9();
                }
                leaving.start();
                leaving.awaitReady();
            }
            verify(first, campaign, others);
        }
    }

    private void verify(Replica followup, String campaign, Others others) throws Exception {
        eventually().until(() -> shown(followup, campaign), SequencesTest::isOver);
        JsonNode states = shown(followup, campaign).get("states");
        for (LeadState state :
                List.of(LeadState.QUALIFIED, LeadState.SUPPRESSED, LeadState.REPLIED, LeadState.UNSUBSCRIBED)) {
            assertThat(states.path(state.name()).asLong()).as(state.name()).isEqualTo(Others.expected(state, LEADS));
        }
        assertThat(states.path("EXHAUSTED").asLong() + states.path("CONTACTED").asLong())
                .as("neither answered nor opted out")
                .isEqualTo(Others.expected(LeadState.EXHAUSTED, LEADS));
        assertThat(others.askedTwice()).isEmpty();
        assertThat(others.brokenHistories()).isEmpty();
        assertThat(others.told()).isGreaterThan(5L * LEADS / 2);
    }

    private static Replica start(Ground ground, String name) {
        return Replica.start(ground, Service.FOLLOWUP, name, new Setup(QUICK, List.of()));
    }

    private String campaign(Replica followup) throws Exception {
        String id = json.readTree(send(followup, "/api/cam/campaigns", "application/json", """
                        {"name": "Spring", "from": "anna@acme.example", "no_reply_after": "2d",
                         "steps": [{"subject": "Hello", "text": "Hi"}, {"text": "Did you see it?", "delay": "1d"},
                                   {"text": "Last time", "delay": "1d"}]}
                        """))
                .get("id")
                .asText();
        String leads = IntStream.range(0, LEADS)
                .mapToObj(number -> "lead-" + number + "@umibe.example")
                .collect(Collectors.joining("\n", "email\n", "\n"));
        send(followup, "/api/cam/campaigns/" + id + "/leads", "text/csv", leads);
        send(followup, "/api/cam/campaigns/" + id + "/start", "application/json", "");
        return id;
    }

    private void awaitSteps(Others others, int enough, Replica followup, String campaign) {
        eventually().untilAsserted(() -> {
            int steps = others.steps();
            assertThat(steps > enough || isOver(shown(followup, campaign)))
                    .as("%s of %s steps, or the end", steps, enough)
                    .isTrue();
        });
    }

    private static boolean isOver(JsonNode campaign) {
        return campaign.get("status").asText().equals("FINISHED");
    }

    private JsonNode shown(Replica followup, String campaign) throws Exception {
        return json.readTree(Web.get(followup.url().resolve("/api/cam/campaigns/" + campaign)));
    }

    private static String send(Replica followup, String path, String type, String body) throws Exception {
        return Web.send("POST", followup.url().resolve(path), Map.of("Content-Type", type), body);
    }
}
