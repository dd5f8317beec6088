package aicmo.cam.sender.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that goes with a mail.
 *
 * @param contentType such as {@code application/pdf}
 */
public record AttachedFile(String filename, String contentType, byte[] content) {
    /** What a rendered mail says of a file: enough to know that it is the same one. @param sha256 of the content, in hex */
    public record Named(String filename, String contentType, long size, String sha256) {}

    public Named named() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new Named(
                    filename, contentType, content.length, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
