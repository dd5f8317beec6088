package aicmo.cam.e2e.decision;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.decision.Counters;
import aicmo.cam.bench.decision.History;
import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.e2e.TestLength;
import aicmo.cam.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of events of one campaign, while replicas are killed and others come and go: every counter is exact. */
@Tag("slow")
class CountersTest {
    private static final int MAILS = TestLength.of(1_000, 6_500);
    private static final int ROUNDS = TestLength.of(4, 10);

    private final Random random = new Random(6);

    @Test
    void a_replica_that_is_killed_in_the_middle_leaves_every_counter_exact() throws Exception {
        try (Ground ground = Ground.start();
                Feed feed = Feed.open(ground);
                Replica decision = start(ground, "decision")) {
            decision.awaitReady();
            History history = new History();
            for (int round = 0; round < ROUNDS; round++) {
                long before = sent(decision, history);
                history.tell(feed, MAILS / ROUNDS);
                feed.flush();
                eventually().until(() -> sent(decision, history), sent -> sent > before);
                decision.kill9();
                decision.start();
                decision.awaitReady();
            }
            assertThat(history.events()).isGreaterThan(3 * MAILS);
            awaitExact(decision, history);
        }
    }

    @Test
    void three_replicas_that_come_and_go_count_everything_once() throws Exception {
        try (Ground ground = Ground.start();
                Feed feed = Feed.open(ground);
                Replica first = start(ground, "decision-1");
                Replica second = start(ground, "decision-2");
                Replica third = start(ground, "decision-3")) {
            List<Replica> replicas = new ArrayList<>(List.of(first, second, third));
            for (Replica replica : replicas) {
                replica.awaitReady();
            }
            History history = new History();
            for (int round = 0; round < ROUNDS / 2; round++) {
                history.tell(feed, 2 * MAILS / ROUNDS);
                feed.flush();
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
            awaitExact(first, history);
            for (Replica replica : replicas) {
                assertThat(new Counters(replica, history.campaign())
                                .of(history.expected().keySet()))
                        .isEqualTo(history.expected());
            }
        }
    }

    private static Replica start(Ground ground, String name) {
        return Replica.start(ground, Service.DECISION, name, new Setup(Map.of(), List.of()));
    }

    private static long sent(Replica replica, History history) throws InterruptedException {
        return new Counters(replica, history.campaign()).of(List.of("sent")).get("sent");
    }

    private static void awaitExact(Replica replica, History history) {
        eventually().untilAsserted(() -> assertThat(new Counters(replica, history.campaign())
                        .of(history.expected().keySet()))
                .isEqualTo(history.expected()));
    }
}
