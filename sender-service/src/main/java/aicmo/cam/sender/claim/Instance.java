package aicmo.cam.sender.claim;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This process among the replicas: its leases carry its name. No two living ones share host and port, and after a crash the next
 * process of that name knows at once that the leases are nobody's any more.
 */
@Singleton
public class Instance {
    private final String name;

    Instance(@ConfigProperty(name = "quarkus.http.port") int port) {
        this.name = host() + ":" + port;
    }

    public String name() {
        return name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine that does not know its own name: its leases wait for their end.
            return UUID.randomUUID().toString();
        }
    }
}
