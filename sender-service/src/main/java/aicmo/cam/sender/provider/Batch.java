package aicmo.cam.sender.provider;

import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.mail.RenderedMail;
import java.util.List;
import java.util.UUID;

/**
 * Mails that are handed over in one call.
 *
 * @param key the same for the same mails, whenever they are handed over again: SHA-256, in hex, of their ids and stored bytes
 * @param mails all from senders of one domain; repeated in the same order
 */
public record Batch(String key, List<Item> mails) {
    public Batch {
        mails = List.copyOf(mails);
    }

    /**
     * One of them.
     *
     * @param emailId our id
     * @param campaignId null for a mail outside campaigns
     * @param leadId null for a mail outside campaigns
     * @param files what is in the mail's attachments, in their order
     */
    public record Item(UUID emailId, UUID campaignId, UUID leadId, RenderedMail mail, List<AttachedFile> files) {
        public Item {
            files = List.copyOf(files);
        }

        /** A mail without files. */
        public Item(UUID emailId, UUID campaignId, UUID leadId, RenderedMail mail) {
            this(emailId, campaignId, leadId, mail, List.of());
        }
    }
}
