package aicmo.cam.local;

import java.util.Locale;

/** The five services, in the order in which a message travels. */
public enum Service {
    SENDER(8081),
    INBOX(8082),
    CLASSIFIER(8083),
    FOLLOWUP(8084),
    DECISION(8085);

    private final int preferredPort;

    Service(int preferredPort) {
        this.preferredPort = preferredPort;
    }

    /** Its short name: that of its database role, its log and its settings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The module that builds it. */
    public String module() {
        return id() + "-service";
    }

    int preferredPort() {
        return preferredPort;
    }
}
