package aicmo.cam.followup.setup;

import java.time.Instant;
import java.util.List;

/**
 * The sender as it described itself last.
 *
 * @param provider {@code smtp}, {@code resend}, or {@code noop} where nothing sends
 * @param dryRun whether everything happens but the hand-over
 * @param allowList whether only some addresses may be written to
 * @param postalAddress whether there is one for the mails of campaigns
 * @param publicUrl where recipients reach the link to unsubscribe; null where the setting is missing
 * @param publicUrlAnswers whether that link led to the sender's page when it was tried last; null where it was not tried
 * @param publicUrlSays what came instead of the page, in words; null where it answers or was not tried
 * @param dailyCap mails a day at most
 * @param senders the addresses that have settings of their own
 * @param dkimSelectors by which receivers find the keys of the signatures
 */
public record SenderState(
        Instant describedAt,
        String provider,
        boolean dryRun,
        boolean allowList,
        boolean postalAddress,
        String publicUrl,
        Boolean publicUrlAnswers,
        String publicUrlSays,
        Integer dailyCap,
        List<String> senders,
        List<String> dkimSelectors) {
    public SenderState {
        senders = List.copyOf(senders);
        dkimSelectors = List.copyOf(dkimSelectors);
    }
}
