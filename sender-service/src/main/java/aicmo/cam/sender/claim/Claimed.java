package aicmo.cam.sender.claim;

import aicmo.cam.events.MailRef;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A mail that this replica holds for a while.
 *
 * @param recipientKey what suppression compares
 * @param attempts how often it was handed over before
 */
public record Claimed(
        MailRef ref,
        String recipient,
        String recipientKey,
        String recipientDomain,
        Instant requestedAt,
        RenderedMail mail,
        int attempts) {

    public UUID id() {
        return ref.emailId();
    }

    public Batch.Item item() {
        return new Batch.Item(id(), ref.campaignId(), ref.leadId(), mail);
    }

    /** What a stop and its hand-over exclude each other by, and what tells others that it is being handed over. */
    public Stream<String> locks() {
        Stream<String> address = Stream.of(StopLocks.ofAddress(recipientKey), StopLocks.ofAddress(recipientDomain));
        return ref.campaignId() == null
                ? address
                : Stream.concat(
                        address, Stream.of(StopLocks.ofCampaign(ref.campaignId()), StopLocks.ofLead(ref.leadId())));
    }

    /**
     * Mails that were claimed in one transaction.
     *
     * @param quotaDay the day of whose cap they took their share
     */
    public record Claim(UUID batchId, LocalDate quotaDay, List<Claimed> mails) {
        public Claim {
            mails = List.copyOf(mails);
        }
    }
}
