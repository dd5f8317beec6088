package aicmo.cam.e2e.scale;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.scale.Audience;
import aicmo.cam.bench.scale.Fleet;
import aicmo.cam.e2e.FarFromMidnight;
import aicmo.cam.e2e.TestLength;
import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Replicas of every service under load: some are killed at random, and then each is replaced, as a rolling update does.
 * {@code -Dcam.upgrade.from=FOLDER} names a checkout of the version before, built by {@code ./cam}; else this version meets a database that
 * the next one has migrated already, as it does in a rolling update and where one is taken back.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetTest {
    private static final int REPLICAS = TestLength.of(2, 3);
    private static final int LEADS = TestLength.of(120, 900);
    private static final int CROWD = TestLength.of(20, 60);
    private static final int CAP = TestLength.of(12, 40);
    private static final int KILLS = TestLength.of(3, 6);
    private static final int LEADS_OF_UPDATE = TestLength.of(150, 500);
    private static final String CROWDED = "crowded.example";
    private static final Optional<Path> BEFORE =
            Optional.ofNullable(System.getProperty("cam.upgrade.from")).map(Path::of);

    private static Fleet fleet;

    @BeforeAll
    static void start() throws Exception {
        fleet = Fleet.start(REPLICAS, BEFORE.orElse(ProjectRoot.path()), settings());
    }

    @AfterAll
    static void stop() {
        if (fleet != null) {
            fleet.close();
        }
    }

    @Test
    @Order(1)
    void replicas_share_the_work_keep_order_and_cap_and_double_and_lose_nothing_when_some_are_killed()
            throws Exception {
        Random random = new Random(7);
        try (Audience audience = new Audience(fleet, "lead")) {
            audience.invite(LEADS, CROWD, CROWDED);
            eventually().untilAsserted(FleetTest::assertEverybodyWorks);
            for (int kill = 1; kill <= KILLS; kill++) {
                int some = kill * LEADS / 10;
                eventually().until(audience::sent, sent -> sent >= some);
                fleet.killAny(random);
            }
            Campaign.assertOverWithoutLossOrDouble(fleet, audience, LEADS);
            assertThat(crowd()).as("mails to a domain with a cap").isEqualTo(CAP);
        }
    }

    @Test
    @Order(2)
    void every_replica_is_replaced_under_load_and_nothing_is_lost_or_doubled() throws Exception {
        try (Audience audience = new Audience(fleet, "guest")) {
            audience.invite(LEADS_OF_UPDATE, 0, "");
            eventually().until(audience::sent, sent -> sent >= LEADS_OF_UPDATE / 10);
            if (BEFORE.isEmpty()) {
                NextVersion.migrate(fleet);
            }
            fleet.roll(ProjectRoot.path());
            Campaign.assertOverWithoutLossOrDouble(fleet, audience, LEADS_OF_UPDATE);
            assertThat(NextVersion.deadLetters(fleet))
                    .as("events that one version told and the other could not read")
                    .isZero();
        }
    }

    private static void assertEverybodyWorks() throws Exception {
        for (Service service : Service.values()) {
            assertThat(fleet.handled(service))
                    .as("events that each replica of %s handled", service.module())
                    .allSatisfy(handled -> assertThat(handled).isPositive());
        }
    }

    private static long crowd() {
        return fleet.provider().accepted().perRecipient().entrySet().stream()
                .filter(mails -> mails.getKey().endsWith("@" + CROWDED))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "AICMO_CAM_DAY",
                "PT5S",
                "AICMO_CAM_FOLLOWUP_EVERY",
                "1S",
                "AICMO_CAM_EMAIL_LEASE",
                "10s",
                "AICMO_CAM_EMAIL_DOMAIN_DAILY_CAP",
                Integer.toString(CAP),
                // so slow that there is always a middle in which to kill and to replace
                "AICMO_CAM_EMAIL_IDENTITY_PER_HOUR",
                Integer.toString(3600 * TestLength.of(6, 30)),
                "AICMO_CAM_TIME_ZONE",
                FarFromMidnight.zone());
    }
}
