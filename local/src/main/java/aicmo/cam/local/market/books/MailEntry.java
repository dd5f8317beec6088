package aicmo.cam.local.market.books;

/**
 * A mail as the sender has it in its books.
 *
 * @param status such as SENT
 * @param detail why it is so, for people; empty where nothing is said
 */
public record MailEntry(String leadId, int step, String recipient, String status, String detail) {
    private static final java.util.Set<String> WENT = java.util.Set.of("SENT", "BOUNCED", "COMPLAINED");

    boolean went() {
        return WENT.contains(status);
    }

    boolean isUnknown() {
        return status.equals("UNKNOWN");
    }
}
