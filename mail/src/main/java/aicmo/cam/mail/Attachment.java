package aicmo.cam.mail;

import java.util.Optional;

/**
 * What is known of a part that is not the text of the person; its bytes are not kept.
 *
 * @param name the file name, decoded
 * @param type the media type in lower case, as declared
 * @param size decoded bytes
 * @param disposition {@code attachment}, {@code inline}, or empty where the message does not say
 * @param contentId as {@code <id>}; images of an HTML text have one
 */
public record Attachment(
        Optional<String> name, String type, long size, String disposition, Optional<String> contentId) {}
