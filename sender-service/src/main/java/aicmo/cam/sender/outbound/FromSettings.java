package aicmo.cam.sender.outbound;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Mails outside campaigns. */
@ConfigMapping(prefix = "aicmo.cam.email")
interface FromSettings {
    /** AICMO_CAM_EMAIL_FROM: {@code Name <address>}, who writes where a mail by REST does not say; before AICMO_RESEND_FROM_EMAIL. */
    Optional<String> from();
}
