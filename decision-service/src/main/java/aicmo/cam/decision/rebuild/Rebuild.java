package aicmo.cam.decision.rebuild;

import aicmo.cam.decision.counting.ReplayTable;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.history.TopicHistory;
import aicmo.cam.rest.Problem;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts all events that Kafka has anew, beside the counters and without disturbing them, and compares. Where the counters are to
 * be replaced, nobody counts for the moment in which the rest is read and the tables are changed: what was counted until then
 * lies in Kafka and so is in the new figures, and what comes later is counted on top, since a fact that is told twice counts once.
 */
@Singleton
class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final int ALONE = 0xcab0;

    private final AgroalDataSource database;
    private final KafkaAccess kafka;

    Rebuild(AgroalDataSource database, KafkaAccess kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    /**
     * Counts anew.
     *
     * @param replace whether the new figures take the place of the old ones
     * @param torn whether to count what there is where Kafka no longer has the beginning
     * @throws Problem 409 where another one runs, or where Kafka no longer has the beginning
     */
    Comparison run(boolean replace, boolean torn) {
        try (Connection connection = database.getConnection()) {
            Jdbi jdbi = Jdbi.create(connection);
            return jdbi.withHandle(handle -> alone(jdbi, handle, replace, torn));
        } catch (SQLException e) {
            throw new IllegalStateException("the database gives no connection to count anew on", e);
        }
    }

    private Comparison alone(Jdbi jdbi, Handle handle, boolean replace, boolean torn) {
        if (!handle.createQuery("select pg_try_advisory_lock(" + ALONE + ")")
                .mapTo(Boolean.class)
                .one()) {
            throw Problem.conflict("the counters are being counted anew already; wait until that has ended");
        }
        try (TopicHistory history = new TopicHistory(kafka, ReplayTable.TOPICS)) {
            if (!torn) {
                refuseTorn(history);
            }
            String schema = ShadowTable.createAll(handle);
            ReplayTable replay = new ReplayTable(jdbi);
            history.readOn(replay::enter);
            List<Comparison.Difference> differences = replace
                    ? handle.inTransaction(locked -> replaced(locked, schema, history, replay))
                    : ShadowTable.compare(handle, schema);
            Comparison comparison = new Comparison(history.events(), history.unreadable(), differences, replace);
            LOG.infof("counted anew: %s", comparison);
            return comparison;
        } finally {
            ShadowTable.dropAll(handle);
            handle.execute("select pg_advisory_unlock(" + ALONE + ")");
        }
    }

    private static void refuseTorn(TopicHistory history) {
        history.torn().ifPresent(where -> {
            throw Problem.conflict(where + ": Kafka no longer has what came before, and the counters would lose it."
                    + " Keep them, or ask with torn=true to count only what there is");
        });
    }

    private static List<Comparison.Difference> replaced(
            Handle handle, String schema, TopicHistory history, ReplayTable replay) {
        ShadowTable.lockReal(handle, schema);
        history.readOn(replay::enter);
        List<Comparison.Difference> differences = ShadowTable.compare(handle, schema);
        ShadowTable.replaceReal(handle, schema);
        return differences;
    }
}
