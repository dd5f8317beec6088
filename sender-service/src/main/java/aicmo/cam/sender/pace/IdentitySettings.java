package aicmo.cam.sender.pace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The senders that have rules or a mail server of their own, by a name of your choice that only ties an identity's settings
 * together. Two underscores stand before and after the name ({@code AICMO_CAM_IDENTITIES__ANNA__FROM}), so that it may contain
 * some itself.
 */
@ConfigMapping(prefix = "aicmo.cam.identities")
public interface IdentitySettings {
    /** By name. */
    @WithParentName
    Map<String, Identity> identities();

    /** A sender. What is not said is as for every sender. */
    interface Identity {
        /** AICMO_CAM_IDENTITIES__NAME__FROM: who it is, such as {@code Anna Berg <anna@acme.example>}. */
        String from();

        /** AICMO_CAM_IDENTITIES__NAME__DAILY_CAP: mails a day at most. */
        OptionalInt dailyCap();

        /** AICMO_CAM_IDENTITIES__NAME__PER_HOUR: mails an hour on average. */
        OptionalInt perHour();

        /** AICMO_CAM_IDENTITIES__NAME__WARM_UP: its caps on its first days; {@code none} for a sender that is warm. */
        Optional<String> warmUp();

        /** AICMO_CAM_IDENTITIES__NAME__POOL: a lead's mails from any sender of a pool are shared among them; one lead, one sender. */
        Optional<String> pool();

        /** The mail server that takes its mails. */
        Smtp smtp();
    }

    /** A mail server. */
    interface Smtp {
        /** AICMO_CAM_IDENTITIES__NAME__SMTP_HOST: the mail server that takes its mails; without it, the installation's. */
        Optional<String> host();

        /** AICMO_CAM_IDENTITIES__NAME__SMTP_PORT: 465 with TLS, 25 without any, else 587. */
        OptionalInt port();

        /** AICMO_CAM_IDENTITIES__NAME__SMTP_USERNAME: who logs in there. */
        Optional<String> username();

        /** AICMO_CAM_IDENTITIES__NAME__SMTP_PASSWORD: the password of that user. */
        Optional<String> password();

        /** AICMO_CAM_IDENTITIES__NAME__SMTP_TLS: none, starttls or tls. */
        Optional<String> tls();
    }
}
