package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.resend.api.ResendSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of a test. */
record Account(Optional<String> apiKey, URI url, Duration timeout, int connections) implements ResendSettings {
    static final String KEY = "re_test_full_access";

    static Account at(URI url) {
        return new Account(Optional.of(KEY), url, Duration.ofSeconds(10), 2);
    }

    Account key(String key) {
        return new Account(Optional.of(key), url, timeout, connections);
    }

    Account timeout(Duration time) {
        return new Account(apiKey, url, time, connections);
    }

    @Override
    public Optional<String> fromEmail() {
        return Optional.empty();
    }

    @Override
    public int rateLimit() {
        return 10;
    }
}
