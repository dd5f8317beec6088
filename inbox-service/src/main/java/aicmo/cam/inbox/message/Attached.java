package aicmo.cam.inbox.message;

/**
 * What is known of an attachment; its bytes are in the raw message, or on the server alone.
 *
 * @param name null where it has none
 * @param type the media type, as declared
 * @param size decoded bytes; of an attachment that was left on the server, about that
 * @param disposition {@code attachment}, {@code inline}, or empty
 * @param contentId null where it has none
 */
public record Attached(String name, String type, long size, String disposition, String contentId) {}
