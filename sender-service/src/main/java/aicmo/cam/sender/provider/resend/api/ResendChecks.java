package aicmo.cam.sender.provider.resend.api;

import java.net.URI;
import java.util.Set;
import org.jboss.logging.Logger;

/** What must hold of the settings, said at start and not at the first mail. */
final class ResendChecks {
    private static final Logger LOG = Logger.getLogger(ResendChecks.class);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private ResendChecks() {}

    /** @throws IllegalStateException that says which setting is wrong, and never tells the key */
    static void check(ResendSettings settings) {
        require(
                settings.apiKey().orElse("").strip().chars().allMatch(c -> c > ' ' && c < 0x7f),
                "AICMO_RESEND_API_KEY has a character that no key has");
        URI url = settings.url();
        boolean secure = "https".equals(url.getScheme());
        require(
                url.getHost() != null && (secure || "http".equals(url.getScheme())),
                "AICMO_RESEND_URL is " + url + "; give it as https://api.resend.com");
        require(settings.timeout().toMillis() > 0, "AICMO_RESEND_TIMEOUT must be longer than nothing, such as 30s");
        require(settings.connections() > 0, "AICMO_RESEND_CONNECTIONS must be 1 or more");
        require(settings.rateLimit() > 0, "AICMO_RESEND_RATE_LIMIT must be 1 or more");
        if (!secure && !THIS_MACHINE.contains(url.getHost())) {
            LOG.warnf("AICMO_RESEND_URL is %s: the key and the mails go there for everybody to read", url);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
