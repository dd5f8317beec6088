package aicmo.cam.e2e.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.bench.carrier.ResendCarrier;
import aicmo.cam.bench.ground.Letters;
import aicmo.cam.events.EmailRequested;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three replicas send as fast as they can against caps and buckets that they share. */
class CapTest {
    private static final int REPLICAS = 3;
    private static final int MANY_REQUESTS = 1000;

    @Test
    void three_replicas_with_a_cap_of_500_send_exactly_500() throws Exception {
        try (ResendCarrier carrier = ResendCarrier.start(MANY_REQUESTS);
                Senders senders = Senders.start(
                        REPLICAS,
                        carrier,
                        Map.of("AICMO_CAM_EMAIL_DAILY_CAP", "500", "AICMO_CAM_EMAIL_BATCH_CAP", "7"))) {
            new Letters(5).batch(900).forEach(senders.feed()::publish);
            senders.feed().flush();

            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(
                            () -> assertThat(senders.books().counts()).isEqualTo(Map.of("SENT", 500, "QUEUED", 400)));
            assertThat(carrier.api().accepted().count()).isEqualTo(500);
            assertThat(carrier.api().accepted().twice()).isEmpty();
        }
    }

    @Test
    void a_domain_gets_no_more_than_its_bucket_from_three_replicas_together() throws Exception {
        int burst = 5;
        int aSecond = 2;
        try (ResendCarrier carrier = ResendCarrier.start(MANY_REQUESTS);
                Senders senders = Senders.start(
                        REPLICAS,
                        carrier,
                        Map.of(
                                "AICMO_CAM_EMAIL_DOMAIN_PER_HOUR",
                                Integer.toString(3600 * aSecond),
                                "AICMO_CAM_EMAIL_DOMAIN_BURST",
                                Integer.toString(burst),
                                "AICMO_CAM_EMAIL_JITTER",
                                "0",
                                "AICMO_CAM_EMAIL_LEASE",
                                Claims.LEASE))) {
            Claims claims = Claims.watched(senders.ground());
            List<EmailRequested> letters = new Letters(5, 10).batch(150);
            letters.forEach(senders.feed()::publish);
            senders.feed().flush();

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(senders.books().counts()).isEqualTo(Map.of("SENT", letters.size())));
            assertThat(carrier.api().accepted().count()).isEqualTo(letters.size());
            claims.byDomain().forEach((domain, times) -> {
                for (int first = 0; first < times.size(); first++) {
                    for (int last = first; last < times.size(); last++) {
                        double seconds = Duration.between(times.get(first), times.get(last))
                                        .toNanos()
                                / 1e9;
                        assertThat(last - first + 1.0)
                                .as("mails to %s within %s s", domain, seconds)
                                .isLessThanOrEqualTo(burst + aSecond * seconds + 1e-3);
                    }
                }
            });
        }
    }
}
