package aicmo.cam.sender.pace;

import aicmo.cam.sender.pace.IdentitySettings.Identity;
import aicmo.cam.sender.pace.Pacing.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rules by which mails go.
 *
 * @param dailyCap of all mails
 * @param domain what each recipients' domain is limited to
 * @param zone where a day begins, and the time zone of who has none
 */
public record Pace(
        int dailyCap, SendingWindow window, Jitter jitter, Identities identities, Limits domain, ZoneId zone) {
    /** Under which the mails of the whole installation are counted. */
    public static final String ALL = "all";
    /** What a mail waits for that came outside its window. */
    public static final String WINDOW = "window";

    private static final String IDENTITY = "identity:";
    private static final String DOMAIN = "domain:";

    /** @throws IllegalArgumentException saying which setting is wrong, and why */
    public static Pace of(int dailyCap, PaceSettings settings, Map<String, Identity> identities, ZoneId zone) {
        return new Pace(
                dailyCap,
                SendingWindow.parse(settings.window().orElse("")),
                new Jitter(settings.jitter()),
                Identities.of(identities, settings),
                new Limits(
                        Identities.cap("AICMO_CAM_EMAIL_DOMAIN_DAILY_CAP", settings.domainDailyCap()),
                        WarmUp.NONE,
                        Identities.rate("AICMO_CAM_EMAIL_DOMAIN", settings.domainPerHour(), settings.domainBurst())),
                zone);
    }

    /** Under which a sender is counted, and what its mails wait for. */
    public static String ofIdentity(String addressKey) {
        return IDENTITY + addressKey;
    }

    /** Under which a recipients' domain is counted, and what mails to it wait for. */
    public static String ofDomain(String domain) {
        return DOMAIN + domain;
    }

    /** Whether a mail that waits for this has a place in a line. */
    static boolean isLine(String waitsFor) {
        return waitsFor != null && (waitsFor.startsWith(IDENTITY) || waitsFor.startsWith(DOMAIN));
    }

    static boolean isDomain(String key) {
        return key.startsWith(DOMAIN);
    }

    /** The limits of what is counted under that key. */
    public Limits limits(String key) {
        return key.startsWith(IDENTITY) ? identities.limits(key.substring(IDENTITY.length())) : domain;
    }

    /** Under which the limits of these mails are counted: those of senders and domains that have limits. */
    public SortedSet<String> keys(Collection<Due> mails) {
        SortedSet<String> keys = new TreeSet<>();
        for (Due mail : mails) {
            if (mail.identity() != null) {
                keys.add(ofIdentity(mail.identity()));
            }
            if (domain.areAny()) {
                mail.domains().map(Pace::ofDomain).forEach(keys::add);
            }
        }
        keys.removeIf(key -> !limits(key).areAny());
        return keys;
    }

    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** When the caps of the next day count. */
    public Instant tomorrow(Instant now) {
        return today(now).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The first time from then on that lies in the window of who lives in that time zone (IANA; null where unknown). */
    public Instant opens(Instant from, String recipientZone) {
        return window.next(from, SendingWindow.zone(recipientZone, zone));
    }
}
