package aicmo.cam.sender.draft;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.Sha256;
import aicmo.cam.sender.mail.AttachedFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What makes a mail this mail: campaign, lead, recipient, who gets copies (in whatever order) and the rendered content. The step is part
 * of it only where the step may repeat what another one said, and, by its number, where it has no identity.
 */
final class ContentHash {
    private ContentHash() {}

    static String of(Order order, String subject, String text, String html) {
        MessageDigest sha = Sha256.digest();
        add(sha, order.campaignId());
        add(sha, order.leadId());
        if (order.stepId() == null) {
            add(sha, order.track());
            add(sha, order.step());
        } else {
            add(sha, order.allowRepeat() ? order.stepId() : null);
        }
        add(sha, Address.of(order.recipient()).key());
        add(sha, subject);
        add(sha, text);
        add(sha, html);
        for (AttachedFile file : order.attachments()) {
            add(sha, file.filename());
            add(sha, file.named().sha256());
        }
        if (!order.cc().isEmpty()) {
            add(sha, "cc");
            order.cc().stream()
                    .map(address -> Address.of(address).key())
                    .sorted()
                    .forEach(key -> add(sha, key));
        }
        return Sha256.hex(sha);
    }

    /** Each part with its length, so that no two mails run together to the same bytes. */
    private static void add(MessageDigest sha, Object part) {
        byte[] bytes = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
        sha.update(
                ByteBuffer.allocate(4).putInt(part == null ? -1 : bytes.length).array());
        sha.update(bytes);
    }
}
