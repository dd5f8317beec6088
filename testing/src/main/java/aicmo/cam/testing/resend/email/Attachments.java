package aicmo.cam.testing.resend.email;

import aicmo.cam.testing.resend.ResendError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;

/** Attachments: content in base64 or a path, at most 40 MB a mail as encoded, none in a batch. */
final class Attachments {

    private static final long LARGEST = 40L * 1024 * 1024;

    private Attachments() {}

    static void check(Fields fields, boolean inBatch) {
        List<JsonNode> attachments = fields.objects("attachments");
        if (inBatch && !attachments.isEmpty()) {
            throw ResendError.VALIDATION_ERROR.because("The `attachments` field is not supported in batches.");
        }
        long size = attachments.stream()
                .mapToLong(json -> encodedSize(new Fields(json)))
                .sum();
        if (size > LARGEST) {
            throw ResendError.INVALID_ATTACHMENT.because(
                    "The attachments have %d bytes after Base64 encoding, more than 40 MB.".formatted(size));
        }
    }

    private static long encodedSize(Fields attachment) {
        attachment.text("filename");
        attachment.text("content_type");
        attachment.text("content_id");
        if (!attachment.has("content") && !attachment.has("path")) {
            throw ResendError.INVALID_ATTACHMENT.refusal();
        }
        String content = attachment.text("content").orElse("");
        attachment.text("path");
        try {
            Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw ResendError.INVALID_ATTACHMENT.because("The attachment's `content` is not Base64.");
        }
        return content.length();
    }
}
