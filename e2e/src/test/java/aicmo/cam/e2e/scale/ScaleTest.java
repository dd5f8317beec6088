package aicmo.cam.e2e.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.bench.scale.Audience;
import aicmo.cam.bench.scale.Fleet;
import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Three replicas of every service under load, of which some are killed at random. */
class ScaleTest {
    private static final int LEADS = 900;
    private static final int CROWD = 60;
    private static final int CAP = 40;
    private static final String CROWDED = "crowded.example";
    private static final int KILLS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Random random = new Random(7);

    @Test
    void fifteen_processes_share_the_work_keep_order_and_cap_and_double_and_lose_nothing_when_some_are_killed()
            throws Exception {
        try (Fleet fleet = Fleet.start(3, ProjectRoot.path(), settings());
                Audience audience = new Audience(fleet)) {
            audience.invite(LEADS, CROWD, CROWDED);
            await().atMost(PATIENCE).untilAsserted(() -> assertEverybodyWorks(fleet));
            for (int kill = 1; kill <= KILLS; kill++) {
                int some = kill * LEADS / 10;
                await().atMost(PATIENCE).until(() -> audience.sent() >= some);
                fleet.killAny(random);
            }
            Campaign.assertOverWithoutLossOrDouble(fleet, audience, LEADS);
            assertThat(crowd(fleet)).as("mails to a domain with a cap").isEqualTo(CAP);
        }
    }

    private static void assertEverybodyWorks(Fleet fleet) throws Exception {
        for (Service service : Service.values()) {
            assertThat(fleet.handled(service))
                    .as("events that each replica of %s handled", service.module())
                    .allSatisfy(handled -> assertThat(handled).isPositive());
        }
    }

    private static long crowd(Fleet fleet) {
        return fleet.provider().accepted().perRecipient().entrySet().stream()
                .filter(mails -> mails.getKey().endsWith("@" + CROWDED))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "AICMO_CAM_DAY", "PT4S",
                "AICMO_CAM_FOLLOWUP_EVERY", "1S",
                "AICMO_CAM_EMAIL_LEASE", "10s",
                "AICMO_CAM_EMAIL_DOMAIN_DAILY_CAP", Integer.toString(CAP),
                // far from midnight, when a cap begins anew
                "AICMO_CAM_TIME_ZONE", noonSomewhere().getId());
    }

    private static ZoneOffset noonSomewhere() {
        return ZoneOffset.ofHours(
                Math.max(-12, Math.min(12, 12 - LocalTime.now(ZoneOffset.UTC).getHour())));
    }
}
