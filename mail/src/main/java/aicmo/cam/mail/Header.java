package aicmo.cam.mail;

import aicmo.cam.mail.coding.EncodedWords;

/**
 * One header field.
 *
 * @param name as written
 * @param value unfolded, encoded words decoded (RFC 2047): what a person reads
 * @param raw unfolded, encoded words still encoded: what addresses and ids are parsed from
 */
public record Header(String name, String value, String raw) {
    static Header read(String name, String raw) {
        return new Header(name, EncodedWords.decode(raw).strip(), raw);
    }
}
