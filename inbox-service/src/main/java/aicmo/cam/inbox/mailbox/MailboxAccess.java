package aicmo.cam.inbox.mailbox;

import aicmo.cam.mail.Address;
import java.time.Duration;
import java.util.Optional;

/**
 * How one folder of one mailbox is reached. Its words never hold the password.
 *
 * @param address the mailbox, as addresses are compared
 * @param login the name to log in with
 * @param interval time between two looks
 */
public record MailboxAccess(
        String address,
        String folder,
        String server,
        int port,
        TlsMode tls,
        String login,
        String password,
        Duration interval) {
    private static final Duration SHORTEST = Duration.ofMillis(50);

    /**
     * The mailbox that the settings name; empty where they name no server.
     *
     * @throws IllegalArgumentException where the settings name a server and not all that it takes
     */
    public static Optional<MailboxAccess> of(ImapConfig config) {
        return config.server().map(server -> {
            String email = required(config.email(), "AICMO_IMAP_EMAIL");
            Duration interval = config.pollInterval().orElseGet(() -> Duration.ofMinutes(config.pollIntervalMinutes()));
            if (interval.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(
                        "the poll interval " + interval
                                + " is too short: set AICMO_IMAP_POLL_INTERVAL to 50ms or more, or AICMO_IMAP_POLL_INTERVAL_MINUTES to 1 or more");
            }
            return new MailboxAccess(
                    Address.of(email).key(),
                    config.folder(),
                    server,
                    config.port(),
                    config.tls(),
                    email,
                    required(config.password(), "AICMO_IMAP_PASSWORD"),
                    interval);
        });
    }

    private static String required(Optional<String> setting, String name) {
        return setting.orElseThrow(() ->
                new IllegalArgumentException("AICMO_IMAP_SERVER is set and " + name + " is not: set both or none"));
    }

    @Override
    public String toString() {
        return address + ", folder " + folder + ", at " + server + ":" + port;
    }
}
