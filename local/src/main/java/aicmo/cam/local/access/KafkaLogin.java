package aicmo.cam.local.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user of Kafka and its password, over SASL/SCRAM-SHA-512.
 *
 * @param user the name, as {@code users.yaml} has it
 * @param password without characters that need quoting
 */
public record KafkaLogin(String user, String password) {
    private static final String PROTOCOL = "SASL_PLAINTEXT";
    private static final String MECHANISM = "SCRAM-SHA-512";

    /** What a Java client sets beside {@code bootstrap.servers} (kafka.apache.org/41/configuration/consumer-configs). */
    public Map<String, String> clientSettings() {
        return settings(
                MECHANISM,
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";");
    }

    /** The same for librdkafka: kcat, Python, Go, C#. */
    public Map<String, String> librdkafkaSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("security.protocol", PROTOCOL);
        settings.put("sasl.mechanism", MECHANISM);
        settings.put("sasl.username", user);
        settings.put("sasl.password", password);
        return settings;
    }

    /** For the one user who exists before Kafka keeps any: the broker itself checks the password, over SASL/PLAIN. */
    public Map<String, String> bootstrapSettings() {
        return settings("PLAIN", plainLoginModule());
    }

    /** What a broker needs to log in as this user and to accept this user, over SASL/PLAIN, as a line of JAAS. */
    public String plainLoginModule() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\""
                + password + "\" user_" + user + "=\"" + password + "\";";
    }

    private static Map<String, String> settings(String mechanism, String jaas) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("security.protocol", PROTOCOL);
        settings.put("sasl.mechanism", mechanism);
        settings.put("sasl.jaas.config", jaas);
        return settings;
    }
}
