package aicmo.cam.sender.mail;

import aicmo.cam.mail.coding.Sha256;

/**
 * A file that goes with a mail.
 *
 * @param contentType such as {@code application/pdf}
 */
public record AttachedFile(String filename, String contentType, byte[] content) {
    /** What a rendered mail says of a file: enough to know that it is the same one. @param sha256 of the content, in hex */
    public record Named(String filename, String contentType, long size, String sha256) {}

    public Named named() {
        return new Named(filename, contentType, content.length, Sha256.hex(content));
    }
}
