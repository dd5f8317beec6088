package aicmo.cam.followup;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.MailRef;
import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.ServiceDatabase;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Campaigns and leads of before, when steps were known by their number, on a schema of its own. */
class DefinitionMigrationTest {
    private static final String SCHEMA = "steps_by_number";
    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID EARLY = UUID.randomUUID();
    private static final UUID LATE = UUID.randomUUID();

    @Test
    void a_step_keeps_its_identity_over_the_versions_and_a_lead_what_it_had() {
        ServiceDatabase database = BackingServices.shared().superuser();
        migrate(database, "3");
        Jdbi jdbi = Jdbi.create(database.jdbcUrl(), database.username(), database.password());
        try (Handle handle = jdbi.open()) {
            handle.execute("set search_path to " + SCHEMA);
            handle.begin();
            handle.execute(
                    "insert into campaign (id, created_at, started_at, version) values (?, now(), now(), 2)", CAMPAIGN);
            version(handle, 1, "2026-03-01", "A", "B");
            version(handle, 2, "2026-03-10", "A", "N", "B", "N");
            lead(handle, EARLY);
            lead(handle, LATE);
            handle.commit();
            // had A and B, and, since B had another number then, B again
            had(handle, EARLY, 1, "2026-03-02");
            had(handle, EARLY, 2, "2026-03-05");
            had(handle, EARLY, 3, "2026-03-12");
            had(handle, LATE, 1, "2026-03-11");
            had(handle, LATE, 2, "2026-03-12");

            migrate(database, "4");

            UUID a = MailRef.stepIdOf(CAMPAIGN, "main", 1);
            UUID b = MailRef.stepIdOf(CAMPAIGN, "main", 2);
            List<UUID> second = ids(
                    handle,
                    "select cast(s ->> 'id' as uuid) from definition, jsonb_array_elements(body -> 'steps') s"
                            + " where version = 2 order by s -> 'number'");
            UUID n = second.get(1);
            assertThat(second).startsWith(a, n, b).hasSize(4).doesNotHaveDuplicates();
            assertThat(handle.createQuery(
                                    "select s ->> 'allow_repeat' from definition, jsonb_array_elements(body -> 'steps') s"
                                            + " where version = 2 order by s -> 'number'")
                            .mapTo(String.class)
                            .list())
                    .containsExactly("false", "false", "false", "true");
            assertThat(ids(handle, "select step_id from step_of_lead where lead_id = '" + EARLY + "' order by number"))
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .startsWith(a, b)
                    .doesNotContain(n);
            assertThat(ids(handle, "select step_id from step_of_lead where lead_id = '" + LATE + "' order by number"))
                    .containsExactly(a, n);
            assertThat(ids(
                            handle,
                            "select request_id from step_of_lead where lead_id = '" + LATE + "' order by number"))
                    .containsExactly(request(LATE, 1), request(LATE, 2));
        }
    }

    private static void migrate(ServiceDatabase database, String target) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static void version(Handle handle, int version, String madeAt, String... texts) {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            steps.append(i == 0 ? "" : ",").append("""
                    {"track": "MAIN", "number": %d, "delay": "PT24H", "only_if_delivered": false,
                     "variants": [{"name": "a", "share": 1, "subject": "Hello", "text": "%s"}]}
                    """.formatted(i + 1, texts[i]));
        }
        handle.createUpdate(
                        "insert into definition (campaign_id, version, body, made_at) values (:id, :version, cast(:body as jsonb), cast(:at as timestamptz))")
                .bind("id", CAMPAIGN)
                .bind("version", version)
                .bind("body", "{\"steps\": [" + steps + "]}")
                .bind("at", madeAt)
                .execute();
    }

    private static void lead(Handle handle, UUID lead) {
        handle.execute(
                "insert into lead (id, campaign_id, email, email_key, variables, imported_at) values (?, ?, ?, ?, '{}', now())",
                lead,
                CAMPAIGN,
                lead + "@umibe.example",
                lead + "@umibe.example");
    }

    private static void had(Handle handle, UUID lead, int number, String at) {
        handle.createUpdate("""
                        insert into step_of_lead (lead_id, track, number, request_id, status, at, requested_at)
                        values (:lead, 'main', :number, :request, 'SENT', cast(:at as timestamptz), cast(:at as timestamptz))
                        """)
                .bind("lead", lead)
                .bind("number", number)
                .bind("request", request(lead, number))
                .bind("at", at)
                .execute();
    }

    private static UUID request(UUID lead, int number) {
        return UUID.nameUUIDFromBytes((lead + "/main " + number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<UUID> ids(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(UUID.class).list();
    }
}
