package aicmo.cam.sender.claim;

import aicmo.cam.events.MailRef;
import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.SuppressionKeys;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A mail that this replica holds for a while.
 *
 * @param recipientKey what suppression compares
 * @param identity the address it comes from, as suppression compares addresses
 * @param timeZone the recipient's; null where unknown
 * @param waitsFor what it waited for until it was due; null for nothing
 * @param digest SHA-256, in hex, of the stored bytes of the mail
 * @param attempts how often it was handed over before
 * @param firstHandedOverAt when that was for the first time in its batch; null for never
 * @param settled whether its outcome is known by another way already: it only completes its batch
 * @param traceparent the trace in which it was asked for; null outside one
 * @param trouble how earlier attempts went
 * @param throttled whether its recipient's domain takes fewer mails than usual
 */
public record Claimed(
        MailRef ref,
        String recipient,
        String recipientKey,
        String recipientDomain,
        String identity,
        String senderDomain,
        String timeZone,
        String waitsFor,
        RenderedMail mail,
        String digest,
        int attempts,
        Instant firstHandedOverAt,
        boolean settled,
        String traceparent,
        Trouble trouble,
        boolean throttled) {

    /**
     * How earlier attempts went.
     *
     * @param postponedSince when it was refused for now the first time; null for never
     * @param doubts how often it was refused for what may concern its sender
     * @param lastDoubt when last; null for never
     */
    public record Trouble(Instant postponedSince, int doubts, Instant lastDoubt) {}

    public UUID id() {
        return ref.emailId();
    }

    /** @param files what is in its attachments */
    public Batch.Item item(List<AttachedFile> files) {
        return new Batch.Item(id(), ref.campaignId(), ref.leadId(), mail, files);
    }

    /** The headers that continue its trace. */
    public Map<String, String> trace() {
        return traceparent == null ? Map.of() : Map.of("traceparent", traceparent);
    }

    /** What a stop and its hand-over exclude each other by. */
    public Stream<String> locks() {
        Stream<String> address = Stream.concat(
                        SuppressionKeys.concerning(recipientKey, recipientDomain).stream(),
                        mail.copies().stream().flatMap(copy -> SuppressionKeys.concerning(Address.of(copy)).stream()))
                .map(StopLocks::ofAddress);
        return ref.campaignId() == null
                ? address
                : Stream.concat(
                        address, Stream.of(StopLocks.ofCampaign(ref.campaignId()), StopLocks.ofLead(ref.leadId())));
    }
}
