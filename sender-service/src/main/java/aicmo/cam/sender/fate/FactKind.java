package aicmo.cam.sender.fate;

import aicmo.cam.sender.mail.MailStatus;

/** What may be told of a mail that was handed over. Their order is that in which they stand in a timeline at the same instant. */
public enum FactKind {
    /** The provider took it. */
    TAKEN(MailStatus.SENT),
    /** The provider will send it later. */
    SCHEDULED(MailStatus.SENT),
    /** The recipient's mail server does not take it yet. */
    DELAYED(MailStatus.SENT),
    /** The recipient's mail server took it. */
    DELIVERED(MailStatus.DELIVERED),
    /** It was opened, or a program loaded its pictures. */
    OPENED(MailStatus.SENT),
    /** A link in it was followed, or a program tried it. */
    CLICKED(MailStatus.SENT),
    /** It came back, but the address may live: a full mailbox, a policy, or even an automatic answer. */
    BOUNCED_FOR_NOW(MailStatus.SENT),
    /** The provider could not send it. */
    FAILED(MailStatus.FAILED),
    /** The provider has the address on its own suppression list. */
    SUPPRESSED(MailStatus.SUPPRESSED),
    /** It came back: the address is dead. */
    BOUNCED(MailStatus.BOUNCED),
    /** The recipient reported it as spam. */
    COMPLAINED(MailStatus.COMPLAINED);

    private final MailStatus status;

    FactKind(MailStatus status) {
        this.status = status;
    }

    /** What the mail is at least, once this is known. */
    MailStatus status() {
        return status;
    }
}
