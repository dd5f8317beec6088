package aicmo.cam.sender.pace;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.pace.IdentitySettings.Identity;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The senders: what each is limited to, and which of a pool writes to whom. */
public final class Identities {
    private final Map<String, Sender> byAddress;
    private final Limits others;

    private Identities(Map<String, Sender> byAddress, Limits others) {
        this.byAddress = Map.copyOf(byAddress);
        this.others = others;
    }

    private record Sender(String key, String from, String pool, Limits limits) {}

    /** @throws IllegalArgumentException saying which setting is wrong, and why */
    public static Identities of(Map<String, Identity> configured, PaceSettings pace) {
        Limits others = new Limits(
                cap("AICMO_CAM_EMAIL_IDENTITY_DAILY_CAP", pace.identityDailyCap()),
                WarmUp.parse("AICMO_CAM_EMAIL_WARM_UP", pace.warmUp().orElse("")),
                rate("AICMO_CAM_EMAIL_IDENTITY", pace.identityPerHour(), pace.identityBurst()));
        Map<String, Sender> byAddress = new LinkedHashMap<>();
        configured.forEach((name, identity) -> {
            String setting =
                    "AICMO_CAM_IDENTITIES__" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "__";
            Address address = Address.parse(identity.from())
                    .filter(from -> Address.isValid(from.address()))
                    .orElseThrow(() -> new IllegalArgumentException(setting + "FROM: '" + identity.from()
                            + "' is no address, such as Anna Berg <anna@acme.example>"));
            Limits limits = new Limits(
                    identity.dailyCap().isPresent()
                            ? cap(setting + "DAILY_CAP", identity.dailyCap())
                            : others.dailyCap(),
                    identity.warmUp()
                            .map(ramp -> WarmUp.parse(setting + "WARM_UP", ramp))
                            .orElse(others.warmUp()),
                    identity.perHour().isPresent()
                            ? rate(setting.substring(0, setting.length() - 1), identity.perHour(), pace.identityBurst())
                            : others.rate());
            Sender sender = new Sender(
                    address.key(),
                    identity.from(),
                    identity.pool().map(String::strip).orElse(""),
                    limits);
            if (byAddress.put(sender.key(), sender) != null) {
                throw new IllegalArgumentException(setting + "FROM: " + sender.key()
                        + " is an identity already; give it its settings in one place");
            }
        });
        return new Identities(byAddress, others);
    }

    /** The limits of a sender; those for every sender where it has none of its own. */
    public Limits limits(String addressKey) {
        Sender sender = byAddress.get(addressKey);
        return sender == null ? others : sender.limits();
    }

    /**
     * Who writes to a lead. A lead hears from one sender; the leads of a pool are shared evenly among its senders, and one sender
     * more or fewer changes it only for its own share (rendezvous hashing).
     *
     * @param leadId null for a mail that belongs to no lead: it goes as asked
     * @param from as asked
     * @param earlier the key of the address that wrote to the lead before
     * @return as it is to stand in the mail
     */
    public String choose(UUID leadId, String from, Optional<String> earlier) {
        String asked = Address.parse(from).map(Address::key).orElse("");
        Sender named = byAddress.get(asked);
        if (leadId == null || named == null || named.pool().isEmpty()) {
            return from;
        }
        List<Sender> pool = byAddress.values().stream()
                .filter(sender -> sender.pool().equals(named.pool()))
                .toList();
        Sender chosen = pool.stream()
                .filter(sender -> sender.key().equals(earlier.orElse(null)))
                .findFirst()
                .orElseGet(() -> pool.stream()
                        .max(Comparator.comparingLong((Sender sender) -> draw(leadId, sender))
                                .thenComparing(Sender::key))
                        .orElseThrow());
        return chosen.equals(named) ? from : chosen.from();
    }

    private static long draw(UUID leadId, Sender sender) {
        UUID name = UUID.nameUUIDFromBytes(sender.key().getBytes(StandardCharsets.UTF_8));
        return Jitter.mixed(leadId, Jitter.mixed(name, 0));
    }

    static int cap(String setting, OptionalInt cap) {
        if (cap.isPresent() && cap.getAsInt() < 0) {
            throw new IllegalArgumentException(setting + ": " + cap.getAsInt() + " is below 0");
        }
        return cap.orElse(Limits.NONE);
    }

    static Rate rate(String setting, OptionalInt perHour, int burst) {
        if (perHour.isPresent() && perHour.getAsInt() < 0) {
            throw new IllegalArgumentException(setting + "_PER_HOUR: " + perHour.getAsInt() + " is below 0");
        }
        if (burst < 1) {
            throw new IllegalArgumentException(setting + "_BURST: " + burst + " is below 1: no mail would ever go");
        }
        return perHour.isPresent() ? new Rate(burst, perHour.getAsInt()) : null;
    }
}
