package aicmo.cam.e2e.sender;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.carrier.ResendCarrier;
import aicmo.cam.bench.ground.Letters;
import aicmo.cam.e2e.FarFromMidnight;
import aicmo.cam.e2e.TestLength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three replicas send as fast as they can against a cap and buckets that they share. */
@Tag("slow")
class CapTest {
    private static final int REPLICAS = 3;
    private static final int MANY_REQUESTS = 1000;
    private static final int BURST = 5;
    private static final int A_SECOND = 2;
    private static final int DOMAINS = 10;
    private static final int TO_DOMAINS = DOMAINS * TestLength.of(9, 15);
    private static final int UNTIL_THE_CAP = TestLength.of(200, 500);
    private static final int BEYOND_IT = TestLength.of(160, 400);

    @Test
    void three_replicas_send_to_no_domain_more_than_its_bucket_and_in_all_exactly_as_many_as_the_cap_says()
            throws Exception {
        int cap = TO_DOMAINS + UNTIL_THE_CAP;
        try (ResendCarrier carrier = ResendCarrier.start(MANY_REQUESTS);
                Senders senders = Senders.start(REPLICAS, carrier, settings(cap))) {
            Claims claims = Claims.watched(senders.ground());
            ask(senders, new Letters(5, DOMAINS), TO_DOMAINS);
            eventually()
                    .untilAsserted(() -> assertThat(senders.books().counts()).isEqualTo(Map.of("SENT", TO_DOMAINS)));
            assertThat(carrier.api().accepted().count()).isEqualTo(TO_DOMAINS);
            claims.byDomain().forEach(CapTest::assertWithinTheBucket);

            // each to a company of its own, so that nothing but the cap holds them
            ask(senders, new Letters(5).after(TO_DOMAINS), UNTIL_THE_CAP + BEYOND_IT);
            eventually().untilAsserted(() -> assertThat(senders.books().counts())
                    .isEqualTo(Map.of("SENT", cap, "QUEUED", BEYOND_IT)));
            assertThat(carrier.api().accepted().count()).isEqualTo(cap);
            assertThat(carrier.api().accepted().twice()).isEmpty();
        }
    }

    private static void ask(Senders senders, Letters letters, int mails) throws InterruptedException {
        letters.batch(mails).forEach(senders.feed()::publish);
        senders.feed().flush();
    }

    private static void assertWithinTheBucket(String domain, List<Instant> times) {
        for (int first = 0; first < times.size(); first++) {
            for (int last = first; last < times.size(); last++) {
                double seconds =
                        Duration.between(times.get(first), times.get(last)).toNanos() / 1e9;
                assertThat(last - first + 1.0)
                        .as("mails to %s within %s s", domain, seconds)
                        .isLessThanOrEqualTo(BURST + A_SECOND * seconds + 1e-3);
            }
        }
    }

    private static Map<String, String> settings(int cap) {
        return Map.of(
                "AICMO_CAM_EMAIL_DAILY_CAP",
                Integer.toString(cap),
                "AICMO_CAM_EMAIL_BATCH_CAP",
                "7",
                "AICMO_CAM_EMAIL_DOMAIN_PER_HOUR",
                Integer.toString(3600 * A_SECOND),
                "AICMO_CAM_EMAIL_DOMAIN_BURST",
                Integer.toString(BURST),
                "AICMO_CAM_EMAIL_JITTER",
                "0",
                "AICMO_CAM_EMAIL_LEASE",
                Claims.LEASE,
                "AICMO_CAM_TIME_ZONE",
                FarFromMidnight.zone());
    }
}
