package aicmo.cam.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that listens on a port of 127.0.0.1.
 *
 * <p>The settings that move them: AICMO_CAM_PORT_SENDER, _INBOX, _CLASSIFIER, _FOLLOWUP, _DECISION (REST, 8081 to 8085), the same with
 * _MANAGEMENT behind (health and metrics, 9081 to 9085), AICMO_CAM_PORT_KAFKA (9092), AICMO_CAM_PORT_POSTGRESQL (5433), and for the
 * demo's mail server AICMO_CAM_PORT_SMTP (3025), AICMO_CAM_PORT_IMAP (3143).
 */
record Endpoint(String key, String label, int preferred) {
    static final Endpoint KAFKA = new Endpoint("kafka", "Kafka", 9092);
    static final Endpoint POSTGRESQL = new Endpoint("postgresql", "PostgreSQL", 5433);
    static final Endpoint SMTP = new Endpoint("smtp", "the mail server's SMTP", 3025);
    static final Endpoint IMAP = new Endpoint("imap", "the mail server's IMAP", 3143);

    static Endpoint http(Service service) {
        return new Endpoint(service.id(), service.module(), service.preferredPort());
    }

    static Endpoint management(Service service) {
        return new Endpoint(
                service.id() + "_management",
                service.module() + "'s health and metrics",
                service.preferredPort() + 1000);
    }

    /** All that a system listens on. */
    static List<Endpoint> all(boolean withMail) {
        List<Endpoint> all = new ArrayList<>(List.of(KAFKA, POSTGRESQL));
        if (withMail) {
            all.addAll(List.of(SMTP, IMAP));
        }
        for (Service service : Service.values()) {
            all.add(http(service));
            all.add(management(service));
        }
        return all;
    }

    /** What these services listen on. */
    static Set<Endpoint> of(Set<Service> services) {
        return services.stream()
                .flatMap(service -> Stream.of(http(service), management(service)))
                .collect(Collectors.toSet());
    }

    String setting() {
        return "AICMO_CAM_PORT_" + key.toUpperCase(Locale.ROOT);
    }
}
