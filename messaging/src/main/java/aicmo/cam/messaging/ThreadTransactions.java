package aicmo.cam.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Transactions of plain JDBC, bound to the thread, for programs that have no transaction manager: the benchmark and the tests
 * run the very classes of the services on it.
 */
public final class ThreadTransactions implements Transactions {
    private final DataSource dataSource;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    /** Transactions on connections of this pool. */
    public ThreadTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** SQL within the thread's current transaction where there is one, else each statement for itself. */
    public Jdbi jdbi() {
        ConnectionFactory connections = () -> current.get() == null ? dataSource.getConnection() : kept(current.get());
        Jdbi jdbi = Jdbi.create(connections)
                .setTransactionHandler(new CMTTransactionHandler())
                .installPlugin(new PostgresPlugin());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi;
    }

    @Override
    public void run(Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                work.run();
                connection.commit();
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                current.remove();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the transaction failed: " + e.getMessage(), e);
        }
    }

    /** The transaction's connection, which only the transaction closes. */
    private static Connection kept(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
