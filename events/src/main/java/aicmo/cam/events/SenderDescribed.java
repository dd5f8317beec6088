package aicmo.cam.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The sender is set up like this now. Published by sender, keyed by its name: at its start, when something of it changes, and once a day.
 * No secret is in it.
 *
 * @param service the sender's name, the same in every event
 * @param provider smtp, resend, or noop where nothing sends
 * @param dryRun whether everything happens but the hand-over
 * @param allowList whether only some addresses may be written to
 * @param postalAddress whether there is one for the mails of campaigns
 * @param publicUrl where recipients reach the link to unsubscribe; null where the setting is missing
 * @param publicUrlAnswers whether the link led to the sender's page when the sender tried it last; null where it was not tried
 * @param publicUrlSays what came instead, in words; null where the page came or was not tried
 * @param dailyCap mails a day at most
 * @param senders the addresses that have settings of their own
 * @param dkimSelectors by which receivers find the keys of the signatures
 */
public record SenderDescribed(
        UUID eventId,
        Instant occurredAt,
        String service,
        String provider,
        boolean dryRun,
        boolean allowList,
        boolean postalAddress,
        String publicUrl,
        Boolean publicUrlAnswers,
        String publicUrlSays,
        Integer dailyCap,
        List<String> senders,
        List<String> dkimSelectors)
        implements Event {

    public SenderDescribed {
        Required.identity(eventId, occurredAt);
        Required.given(service, "service");
        Required.given(provider, "provider");
        senders = Required.orEmpty(senders);
        dkimSelectors = Required.orEmpty(dkimSelectors);
    }

    @Override
    public String key() {
        return service;
    }
}
