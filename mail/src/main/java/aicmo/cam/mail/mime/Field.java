package aicmo.cam.mail.mime;

/**
 * One header field as it stands in the message: unfolded, 8-bit bytes read as UTF-8 or windows-1252, encoded words still encoded.
 *
 * @param name as written, without white space around it
 * @param raw the value
 */
public record Field(String name, String raw) {}
