package aicmo.cam.local;

import aicmo.cam.local.access.KafkaLogin;
import aicmo.cam.local.access.KafkaLogins;
import aicmo.cam.local.access.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Generates the passwords of Kafka's users for docker-compose.yml, before Kafka and the services start; done again, it changes nothing.
 * Each service has a folder of its own, which only its container sees.
 */
@Command(
        name = "kafka-logins",
        hidden = true,
        description = "Generates the passwords of Kafka's users (docker-compose.yml).")
final class KafkaLoginsCommand implements Callable<Integer> {
    @Option(names = "--folder", required = true, description = "the passwords, and what Kafka and people's tools read")
    private Path folder;

    @Option(
            names = "--services",
            required = true,
            description = "holds a folder for each service, such as sender-service")
    private Path services;

    @Option(names = "--bootstrap", required = true, description = "where people's tools reach Kafka")
    private String bootstrap;

    @Override
    public Integer call() throws IOException {
        KafkaLogins logins = new KafkaLogins(folder.resolve("private"));
        logins.writeClientFiles(bootstrap);
        // Kafka runs as a user of its own image, who must read these; the volume is in no other container but Kafka's.
        readable(folder.resolve("jaas.conf"), jaas(logins.admin()));
        for (String user : new String[] {KafkaLogins.READER, KafkaLogins.OPERATOR}) {
            readable(folder.resolve(user + ".properties"), Files.readString(logins.properties(user)));
            readable(folder.resolve(user + ".kcat"), Files.readString(logins.kcat(user)));
        }
        for (Service service : Service.values()) {
            String settings = logins.of(KafkaLogins.ofService(service.id())).clientSettings().entrySet().stream()
                    .map(setting -> "kafka." + setting.getKey() + "=" + setting.getValue() + "\n")
                    .collect(Collectors.joining());
            readable(services.resolve(service.module()).resolve("kafka.properties"), settings);
        }
        return 0;
    }

    private static String jaas(KafkaLogin admin) {
        return "KafkaServer {\n  org.apache.kafka.common.security.scram.ScramLoginModule required;\n  "
                + admin.plainLoginModule() + "\n};\n";
    }

    private static void readable(Path file, String text) throws IOException {
        Secrets.write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    }
}
