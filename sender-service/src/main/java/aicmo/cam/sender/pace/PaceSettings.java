package aicmo.cam.sender.pace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.OptionalInt;

/** Who may send how much, and when. Everything is unlimited that is not said, but for the daily cap of all. */
@ConfigMapping(prefix = "aicmo.cam.email")
public interface PaceSettings {
    /**
     * AICMO_CAM_EMAIL_WINDOW: when mails of campaigns go, in the recipient's time zone, such as {@code Mon-Fri 09:00-17:00} or
     * {@code Mon-Thu 08:00-12:00,13:00-17:00; Fri 08:00-12:00}; without it, at any time.
     */
    Optional<String> window();

    /**
     * AICMO_CAM_EMAIL_WARM_UP: a sender's caps on its first days of sending, and how they grow after the last:
     * {@code 150,250,400,x1.4} or {@code 20,+5}; its daily cap is the end of it.
     */
    Optional<String> warmUp();

    /** AICMO_CAM_EMAIL_JITTER: by how much the gaps between mails vary, from 0 to 1; the average stays. */
    @WithDefault("0.3")
    double jitter();

    /** AICMO_CAM_EMAIL_IDENTITY_DAILY_CAP: mails a day at most from one sender. */
    OptionalInt identityDailyCap();

    /** AICMO_CAM_EMAIL_IDENTITY_PER_HOUR: mails an hour on average from one sender. */
    OptionalInt identityPerHour();

    /** AICMO_CAM_EMAIL_IDENTITY_BURST: so many of a sender's mails may go at once after a rest. */
    @WithDefault("1")
    int identityBurst();

    /** AICMO_CAM_EMAIL_DOMAIN_DAILY_CAP: mails a day at most to one domain. */
    OptionalInt domainDailyCap();

    /** AICMO_CAM_EMAIL_DOMAIN_PER_HOUR: mails an hour on average to one domain. */
    OptionalInt domainPerHour();

    /** AICMO_CAM_EMAIL_DOMAIN_BURST: so many mails to a domain may go at once after a rest. */
    @WithDefault("10")
    int domainBurst();
}
