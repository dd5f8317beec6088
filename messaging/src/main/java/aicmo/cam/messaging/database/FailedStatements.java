package aicmo.cam.messaging.database;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Fails the transaction of a statement that failed, also where the caller catches the exception and returns as if nothing had happened.
 *
 * <p>PostgreSQL has aborted the transaction by then, and turns its commit into a rollback. Nothing would be written, and nobody would
 * know. Marking the transaction is not enough: {@code @Transactional} rolls a marked one back without a word. So the commit is asked for,
 * and refused.
 */
@Singleton
public class FailedStatements implements SqlLogger {
    private final TransactionSynchronizationRegistry transaction;

    FailedStatements(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    @Override
    public void logException(StatementContext context, SQLException failure) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE
                || transaction.getResource(FailedStatements.class) != null) {
            return;
        }
        transaction.putResource(FailedStatements.class, true);
        transaction.registerInterposedSynchronization(new RefusedCommit(failure));
    }

    private record RefusedCommit(SQLException failure) implements Synchronization {
        @Override
        public void beforeCompletion() {
            throw new IllegalStateException(
                    "A statement of this transaction failed, so PostgreSQL commits nothing of it. Let its exception end the transaction: "
                            + failure.getMessage(),
                    failure);
        }

        @Override
        public void afterCompletion(int status) {
            // the transaction has ended, and so has what there was to prevent
        }
    }
}
