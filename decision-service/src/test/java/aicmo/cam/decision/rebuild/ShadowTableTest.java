package aicmo.cam.decision.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Seconds;
import aicmo.cam.decision.Story;
import aicmo.cam.decision.counting.ReplayTable;
import aicmo.cam.testing.backing.CamBacking;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class ShadowTableTest {
    /** The driver keeps a statement on the server from its fifth use on. */
    private static final int OFTEN = 12;

    @Inject
    AgroalDataSource database;

    private final Story story = new Story(Instant.now());

    @Test
    void statements_that_the_connection_knows_from_counting_every_day_count_into_the_shadows_all_the_same()
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            Jdbi jdbi = Jdbi.create(connection);
            ReplayTable counting = new ReplayTable(jdbi);
            jdbi.useHandle(handle -> {
                // a connection that has had shadows once
                ShadowTable.createAll(handle);
                ShadowTable.dropAll(handle);
                for (int i = 0; i < OFTEN; i++) {
                    counting.enter(List.of(story.queued(story.mail(1, "a"))));
                }
                assertThat(counted(handle, "decision")).isEqualTo(OFTEN);

                ShadowTable.createAll(handle);
                for (int i = 0; i < OFTEN; i++) {
                    counting.enter(List.of(story.queued(story.mail(1, "a"))));
                }

                assertThat(counted(handle, "decision")).as("in the real tables").isEqualTo(OFTEN);
                assertThat(counted(handle, "pg_temp")).as("in the shadows").isEqualTo(OFTEN);
                ShadowTable.dropAll(handle);
                counting.enter(List.of(story.queued(story.mail(1, "a"))));
                assertThat(counted(handle, "decision")).isEqualTo(OFTEN + 1);
            });
        }
    }

    private int counted(Handle handle, String schema) {
        return handle.createQuery("select queued from " + schema + ".campaign_metrics where campaign_id = :id")
                .bind("id", story.campaign())
                .mapTo(Integer.class)
                .one();
    }
}
