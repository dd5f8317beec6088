package aicmo.cam.testing.resend.limit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many requests in one second of the clock, all keys together (resend.com/docs/api-reference/introduction#rate-limit). */
public final class RateLimit {

    private final Clock clock;
    private int limit;
    private long window;
    private int used;

    public RateLimit(Clock clock, int requestsPerSecond) {
        this.clock = clock;
        this.limit = requestsPerSecond;
    }

    /** @param headers those that the response bears */
    public record Ruling(boolean allowed, Map<String, String> headers) {}

    public synchronized Ruling next() {
        long second = clock.instant().getEpochSecond();
        if (second != window) {
            window = second;
            used = 0;
        }
        boolean allowed = used < limit;
        if (allowed) {
            used++;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ratelimit-limit", Integer.toString(limit));
        headers.put("ratelimit-remaining", Integer.toString(Math.max(0, limit - used)));
        headers.put("ratelimit-reset", "1");
        if (!allowed) {
            headers.put("retry-after", "1");
        }
        return new Ruling(allowed, headers);
    }

    public synchronized void change(int requestsPerSecond) {
        limit = requestsPerSecond;
    }
}
