package aicmo.cam.e2e.scale;

import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.bench.scale.Fleet;
import aicmo.cam.local.Service;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;

/** What a version that does not exist yet does to the databases, and what the present one could not read. */
final class NextVersion {
    private NextVersion() {}

    /** A migration by the rules of CONTRIBUTING: it adds, and a service that does not know of it goes on. */
    static void migrate(Fleet fleet) throws Exception {
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

    /** Events that a replica put aside since it was started. */
    static double deadLetters(Fleet fleet) throws Exception {
        double letters = 0;
        for (Service service : Service.values()) {
            for (Replica replica : fleet.of(service)) {
                letters += Web.metrics(replica).entrySet().stream()
                        .filter(metric -> metric.getKey().startsWith("cam_events_dead_lettered_total"))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
            }
        }
        return letters;
    }
}
