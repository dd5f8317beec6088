package aicmo.cam.testing.backing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives a Quarkus test Kafka and PostgreSQL:
 * {@code @WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))}.
 *
 * <p>{@code service} names the role and schema; without it there is Kafka and no database. The HTTP ports are free ones.
 */
public final class CamBacking implements QuarkusTestResourceLifecycleManager {

    private String service;

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.get("service");
    }

    @Override
    public Map<String, String> start() {
        BackingServices backing = BackingServices.shared();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("kafka.bootstrap.servers", backing.kafka());
        settings.put("mp.messaging.connector.smallrye-kafka.bootstrap.servers", backing.kafka());
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.test-port", "0");
        settings.put("quarkus.devservices.enabled", "false");
        if (service != null) {
            ServiceDatabase database = backing.database(service);
            settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
            settings.put("quarkus.datasource.username", database.username());
            settings.put("quarkus.datasource.password", database.password());
        }
        return settings;
    }

    /** The services stay for the next test class; they end with the JVM. */
    @Override
    public void stop() {}
}
