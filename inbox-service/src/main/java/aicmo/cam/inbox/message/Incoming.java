package aicmo.cam.inbox.message;

/**
 * A message with its bytes.
 *
 * @param gzip the raw message, or the first of it, compressed
 */
public record Incoming(Inbound message, byte[] gzip) {
    /** The same bytes, with only what is certain of them. */
    public Incoming bare() {
        return new Incoming(message.bare(), gzip);
    }
}
