package aicmo.cam.inbox.mailbox;

/** Where mail comes from: the port that a kind of mail server stands behind. */
public interface InboxProvider {
    /**
     * Connects, logs in and opens the folder for reading only.
     *
     * @throws InboxUnreachable where one of these fails
     */
    OpenFolder open(MailboxAccess access);
}
