package aicmo.cam.local;

import aicmo.cam.local.access.KafkaContract;
import aicmo.cam.local.access.KafkaLogins;
import aicmo.cam.local.access.KafkaSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the Kafka of docker-compose.yml its topics, users and rights, before the services start; done again, it changes nothing. */
@Command(
        name = "kafka-setup",
        hidden = true,
        description = "Creates the topics and users of Kafka (docker-compose.yml).")
final class KafkaSetupCommand implements Callable<Integer> {
    /** As many as ever share the work on one machine. */
    private static final int PARTITIONS = 6;

    @Option(names = "--folder", required = true, description = "where kafka-logins put the passwords")
    private Path folder;

    @Option(names = "--bootstrap", required = true, description = "host:port of Kafka")
    private String bootstrap;

    @Override
    public Integer call() throws IOException {
        QuietLog.severeOnly();
        new KafkaSetup(KafkaContract.load(), new KafkaLogins(folder.resolve("private")), PARTITIONS).apply(bootstrap);
        return 0;
    }
}
