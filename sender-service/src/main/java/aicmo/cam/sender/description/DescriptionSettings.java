package aicmo.cam.sender.description;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the sender tells of itself and does not use. */
@ConfigMapping(prefix = "aicmo.cam.email")
interface DescriptionSettings {
    /** AICMO_CAM_EMAIL_DKIM_SELECTORS: the selectors that your provider signs with, separated by commas, for the preflight of campaigns; {@code resend} where Resend sends. */
    Optional<String> dkimSelectors();
}
