package aicmo.cam.testing.resend.limit;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.resend.ResendError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was answered under which key, for 24 h and per endpoint (resend.com/docs/dashboard/emails/idempotency-keys). The
 * payload is compared byte by byte, which is stricter than Resend may be. A refused request leaves its key unused.
 */
public final class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST = 256;

    private record Entry(byte[] payload, Instant at, Optional<HttpAnswer.Response> response) {}

    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();

    public IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    public HttpAnswer.Response once(HttpCall call, Supplier<HttpAnswer.Response> work) {
        Optional<String> key = call.header("idempotency-key");
        if (key.isEmpty()) {
            return work.get();
        }
        if (key.get().isEmpty() || key.get().length() > LONGEST) {
            throw ResendError.INVALID_IDEMPOTENCY_KEY.refusal();
        }
        String name = call.path() + " " + key.get();
        Optional<HttpAnswer.Response> before = claim(name, call.body());
        return before.orElseGet(() -> run(name, call.body(), work));
    }

    /** {@return what was answered before; empty: the key is the caller's now} */
    private synchronized Optional<HttpAnswer.Response> claim(String name, byte[] payload) {
        Entry entry = entries.get(name);
        if (entry == null || !entry.at().plus(KEPT).isAfter(clock.instant())) {
            entries.put(name, new Entry(payload, clock.instant(), Optional.empty()));
            return Optional.empty();
        }
        if (!Arrays.equals(entry.payload(), payload)) {
            throw ResendError.INVALID_IDEMPOTENT_REQUEST.refusal();
        }
        if (entry.response().isEmpty()) {
            throw ResendError.CONCURRENT_IDEMPOTENT_REQUESTS.refusal();
        }
        return entry.response();
    }

    private HttpAnswer.Response run(String name, byte[] payload, Supplier<HttpAnswer.Response> work) {
        Optional<HttpAnswer.Response> response = Optional.empty();
        try {
            response = Optional.of(work.get());
            return response.get();
        } finally {
            finish(name, payload, response);
        }
    }

    private synchronized void finish(String name, byte[] payload, Optional<HttpAnswer.Response> response) {
        if (response.isPresent()) {
            entries.put(name, new Entry(payload, clock.instant(), response));
        } else {
            entries.remove(name);
        }
    }
}
