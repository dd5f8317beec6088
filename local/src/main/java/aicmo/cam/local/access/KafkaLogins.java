package aicmo.cam.local.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The users of one Kafka with their passwords, generated at its first start and kept in a folder that only its owner reads. */
public final class KafkaLogins {
    /** May do everything; the broker and whoever creates users and topics log in as this user. */
    public static final String ADMIN = "admin";

    /** May read every event, in consumer groups of its own, and write nothing. */
    public static final String READER = "reader";

    /** May also write, and set the offsets of groups: for a dead letter that is published again, or a restore. */
    public static final String OPERATOR = "operator";

    private final Path folder;
    private final Passwords passwords;

    /** @param folder created where it is absent, with mode 0700 */
    public KafkaLogins(Path folder) throws IOException {
        this.folder = Secrets.folder(folder);
        this.passwords = new Passwords(folder.resolve("passwords"));
    }

    /** The user that one of the five services logs in as. */
    public static String ofService(String service) {
        return service + "-kafka";
    }

    public KafkaLogin of(String user) {
        return new KafkaLogin(user, passwords.of(user));
    }

    public KafkaLogin admin() {
        return of(ADMIN);
    }

    /** Where Kafka's own tools find how to log in as {@link #READER} or {@link #OPERATOR}. */
    public Path properties(String user) {
        return folder.resolve(user + ".properties");
    }

    /** The same for kcat. */
    public Path kcat(String user) {
        return folder.resolve(user + ".kcat");
    }

    /** Writes the files that people's tools read, with the address at which they reach Kafka. */
    public void writeClientFiles(String bootstrapServers) throws IOException {
        for (String user : List.of(READER, OPERATOR)) {
            Secrets.write(properties(user), text(bootstrapServers, of(user).clientSettings()));
            Secrets.write(kcat(user), text(bootstrapServers, of(user).librdkafkaSettings()));
        }
    }

    private static String text(String bootstrapServers, Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "bootstrap.servers=" + bootstrapServers + "\n", "\n"));
    }
}
