package aicmo.cam.e2e.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.bench.ground.Web;
import aicmo.cam.bench.scale.Audience;
import aicmo.cam.bench.scale.Fleet;
import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A rolling update under load. {@code -Dcam.upgrade.from=FOLDER} names a checkout of the version before, built by {@code ./cam}; else this
 * version meets a database that the next one has migrated already, as it does in a rolling update and where one is taken back.
 */
class UpgradeTest {
    private static final int LEADS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Optional<Path> BEFORE =
            Optional.ofNullable(System.getProperty("cam.upgrade.from")).map(Path::of);

    @Test
    void every_replica_is_replaced_under_load_and_nothing_is_lost_or_doubled() throws Exception {
        try (Fleet fleet = Fleet.start(
                        2,
                        BEFORE.orElse(ProjectRoot.path()),
                        Map.of("AICMO_CAM_DAY", "PT6S", "AICMO_CAM_FOLLOWUP_EVERY", "1S"));
                Audience audience = new Audience(fleet)) {
            audience.invite(LEADS, 0, "");
            await().atMost(PATIENCE).until(() -> audience.sent() >= LEADS / 10);
            if (BEFORE.isEmpty()) {
                migrateAsTheNextVersion(fleet);
            }
            fleet.roll(ProjectRoot.path());
            Campaign.assertOverWithoutLossOrDouble(fleet, audience, LEADS);
            assertThat(deadLetters(fleet))
                    .as("events that one version told and the other could not read")
                    .isZero();
        }
    }

    /** A migration by the rules of CONTRIBUTING: it adds, and whoever does not know of it goes on. */
    private static void migrateAsTheNextVersion(Fleet fleet) throws Exception {
        try (Connection database = fleet.ground().postgres().asSuperuser().getConnection();
                Statement statement = database.createStatement()) {
            for (Service service : Service.values()) {
                statement.execute("create table %s.of_the_next_version (id uuid primary key)".formatted(service.id()));
                statement.execute("alter table %s.outbox add column of_the_next_version text".formatted(service.id()));
                statement.execute("""
                        insert into %1$s.flyway_schema_history (installed_rank, version, description, type, script, checksum,
                            installed_by, execution_time, success)
                        select last + number, version, 'Next version', 'SQL', 'V' || version || '__Next_version.sql', 1,
                            current_user, 1, true
                        from (values (1, '0.900'), (2, '1000')) as next (number, version),
                            (select max(installed_rank) from %1$s.flyway_schema_history) as installed (last)
                        """.formatted(service.id()));
            }
        }
    }

    private static double deadLetters(Fleet fleet) throws Exception {
        double letters = 0;
        for (Service service : Service.values()) {
            for (var replica : fleet.of(service)) {
                letters += Web.metrics(replica).entrySet().stream()
                        .filter(metric -> metric.getKey().startsWith("cam_events_dead_lettered_total"))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
            }
        }
        return letters;
    }
}
