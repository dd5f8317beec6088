package aicmo.cam.testing.resend;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/** How this Resend account is set up. {@code ResendSettings.defaults().clock(c).requestsPerSecond(2)}. */
public final class ResendSettings {

    String apiKey = "re_test_full_access";
    String sendOnlyKey = "re_test_send_only";
    Clock clock = Clock.systemUTC();
    int requestsPerSecond = 10;
    OptionalInt dailyQuota = OptionalInt.empty();
    int monthlyQuota = 50_000;
    Set<String> verifiedDomains = Set.of();
    String ownAddress = "owner@acme.test";
    Duration webhooksEvery = Duration.ZERO;
    long retriesFasterBy = 1;
    long seed = 1;

    private ResendSettings() {}

    public static ResendSettings defaults() {
        return new ResendSettings();
    }

    /** The key with full access. */
    public ResendSettings apiKey(String key) {
        apiKey = key;
        return this;
    }

    /** A key that may only send; elsewhere it gets 401 restricted_api_key. */
    public ResendSettings sendOnlyKey(String key) {
        sendOnlyKey = key;
        return this;
    }

    /** The time for windows, quotas, the 24 h of a key, schedules and webhook retries. */
    public ResendSettings clock(Clock time) {
        clock = time;
        return this;
    }

    /** Per team and second of the clock, default 10 (older accounts: 2). */
    public ResendSettings requestsPerSecond(int limit) {
        requestsPerSecond = limit;
        return this;
    }

    /** Mails per UTC day, as on the free plan; default none. */
    public ResendSettings dailyQuota(int mails) {
        dailyQuota = OptionalInt.of(mails);
        return this;
    }

    /** Mails per UTC month, default 50,000. */
    public ResendSettings monthlyQuota(int mails) {
        monthlyQuota = mails;
        return this;
    }

    /** Domains that {@code from} may name; default: any. */
    public ResendSettings verifiedDomains(String... domains) {
        verifiedDomains = Set.of(domains);
        return this;
    }

    /** The account's own address: the only one, beside the test addresses, that {@code onboarding@resend.dev} may write to. */
    public ResendSettings ownAddress(String address) {
        ownAddress = address;
        return this;
    }

    /**
     * Lets webhooks go out by themselves; default: only on {@link ResendApi#flush()}.
     *
     * @param every real time between two rounds
     * @param faster how many times sooner than documented a retry comes, such as 1000 for 5 ms instead of 5 s
     */
    public ResendSettings webhooksGoOut(Duration every, long faster) {
        webhooksEvery = every;
        retriesFasterBy = faster;
        return this;
    }

    /** Decides the order in which webhooks come. */
    public ResendSettings seed(long value) {
        seed = value;
        return this;
    }
}
