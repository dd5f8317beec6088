package aicmo.cam.messaging;

import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.ServiceDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** A replica in a process of its own, there to be killed. */
final class DoomedReplica {
    static final int DIED = 137;

    private DoomedReplica() {}

    static Process spawn(String schema, String... role) throws Exception {
        ServiceDatabase database = BackingServices.shared().database(schema);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                DoomedReplica.class.getName(),
                BackingServices.shared().kafka(),
                database.jdbcUrl(),
                database.username(),
                database.password()));
        command.addAll(List.of(role));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "doomed-" + System.nanoTime() + ".log")
                        .toFile())
                .start();
    }

    public static void main(String[] args) throws Exception {
        Replica replica = Replica.of(args[0], args[1], args[2], args[3]);
        switch (args[4]) {
            case "relay-that-dies-before-it-deletes" -> {
                replica.jdbi.getConfig(SqlStatements.class).setSqlLogger(new DeathAtDelete());
                try (Producer<byte[], byte[]> producer = replica.producer()) {
                    replica.relay(producer, 100).drain();
                }
            }
            case "consumer" -> {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    threads.add(Thread.ofPlatform().start(() -> replica.consume(args[5], args[6])));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            default -> throw new IllegalArgumentException("no role " + args[4]);
        }
    }

    /** Kafka has acknowledged, the row is still there: the worst moment. */
    private static final class DeathAtDelete implements SqlLogger {
        @Override
        public void logBeforeExecution(StatementContext context) {
            if (context.getRawSql().startsWith("delete from outbox")) {
                Runtime.getRuntime().halt(DIED);
            }
        }
    }
}
