package aicmo.cam.sender.pace;

import aicmo.cam.sender.pace.IdentitySettings.Identity;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Rules of pace for tests. */
public record Example(
        int dailyCap,
        Optional<String> window,
        Optional<String> warmUp,
        double jitter,
        OptionalInt identityDailyCap,
        OptionalInt identityPerHour,
        int identityBurst,
        OptionalInt domainDailyCap,
        OptionalInt domainPerHour,
        int domainBurst)
        implements PaceSettings {

    public static Example unlimited(int dailyCap) {
        return new Example(
                dailyCap,
                Optional.empty(),
                Optional.empty(),
                0.3,
                OptionalInt.empty(),
                OptionalInt.empty(),
                1,
                OptionalInt.empty(),
                OptionalInt.empty(),
                10);
    }

    public Example window(String text) {
        return new Example(
                dailyCap,
                Optional.of(text),
                warmUp,
                jitter,
                identityDailyCap,
                identityPerHour,
                identityBurst,
                domainDailyCap,
                domainPerHour,
                domainBurst);
    }

    public Example jitter(double share) {
        return new Example(
                dailyCap,
                window,
                warmUp,
                share,
                identityDailyCap,
                identityPerHour,
                identityBurst,
                domainDailyCap,
                domainPerHour,
                domainBurst);
    }

    public Example identity(OptionalInt cap, String ramp, Rate rate) {
        return new Example(
                dailyCap,
                window,
                Optional.ofNullable(ramp),
                jitter,
                cap,
                rate == null ? OptionalInt.empty() : OptionalInt.of(rate.perHour()),
                rate == null ? 1 : rate.burst(),
                domainDailyCap,
                domainPerHour,
                domainBurst);
    }

    public Example domain(OptionalInt cap, Rate rate) {
        return new Example(
                dailyCap,
                window,
                warmUp,
                jitter,
                identityDailyCap,
                identityPerHour,
                identityBurst,
                cap,
                rate == null ? OptionalInt.empty() : OptionalInt.of(rate.perHour()),
                rate == null ? 10 : rate.burst());
    }

    public Pace pace() {
        return pace(ZoneOffset.UTC);
    }

    public Pace pace(ZoneId zone) {
        return Pace.of(dailyCap, this, Map.of(), zone);
    }

    Identities identities(Sender... senders) {
        Map<String, Identity> byName = new HashMap<>();
        List.of(senders).forEach(sender -> byName.put("s" + byName.size(), sender));
        return Identities.of(byName, this);
    }

    /** A configured sender. */
    record Sender(
            String from, OptionalInt dailyCap, OptionalInt perHour, Optional<String> warmUp, Optional<String> pool)
            implements Identity {
        static Sender of(String from, String pool) {
            return new Sender(
                    from, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.ofNullable(pool));
        }

        @Override
        public IdentitySettings.Smtp smtp() {
            throw new UnsupportedOperationException("pace asks no mail server");
        }
    }
}
