package aicmo.cam.bench.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service is set up, beyond where it finds Kafka and PostgreSQL.
 *
 * @param settings environment variables
 * @param javaOptions options of its JVM; they win over those that {@code ./cam up} gives
 */
public record Setup(Map<String, String> settings, List<String> javaOptions) {
    /** More than any benchmark sends. */
    private static final String NO_CAP = "1000000000";

    public Setup {
        settings = Map.copyOf(settings);
        javaOptions = List.copyOf(javaOptions);
    }

    /** What a sender needs to send at all, without caps that would hold a benchmark back. */
    public static Setup ofSender() {
        return new Setup(
                Map.of(
                        "AICMO_CAM_EMAIL_DAILY_CAP", NO_CAP,
                        "AICMO_CAM_POSTAL_ADDRESS", "Acme Ltd, 1 Example Street, 10115 Berlin, Germany",
                        "AICMO_CAM_PUBLIC_URL", "https://mail.acme.example"),
                List.of());
    }

    public Setup with(String name, String value) {
        return with(Map.of(name, value));
    }

    public Setup with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return new Setup(all, javaOptions);
    }

    public Setup java(String... options) {
        List<String> all = new ArrayList<>(javaOptions);
        all.addAll(Arrays.asList(options));
        return new Setup(settings, all);
    }
}
