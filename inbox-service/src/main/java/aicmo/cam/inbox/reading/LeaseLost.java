package aicmo.cam.inbox.reading;

/** Another replica has the mailbox now; what this one was about to store must not be stored. */
final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(String mailbox) {
        super("another replica reads " + mailbox + " now");
    }
}
