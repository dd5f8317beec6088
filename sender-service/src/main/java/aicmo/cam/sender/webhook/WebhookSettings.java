package aicmo.cam.sender.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What Resend's webhooks are believed by. */
@ConfigMapping(prefix = "aicmo.resend.webhook")
interface WebhookSettings {
    /**
     * AICMO_RESEND_WEBHOOK_SECRET: the signing secret of the webhook, as Resend shows it (whsec_...); several separated by commas while
     * one replaces another. Without it no webhook is taken.
     */
    Optional<String> secret();

    /** AICMO_RESEND_WEBHOOK_TOLERANCE: how far the time of a webhook may be away from ours. */
    @WithDefault("300s")
    Duration tolerance();

    /** AICMO_RESEND_WEBHOOK_EVENTS_KEPT: how long events are remembered that were applied; longer than Resend repeats them. */
    @WithDefault("30d")
    Duration eventsKept();
}
