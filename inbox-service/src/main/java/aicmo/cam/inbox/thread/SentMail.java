package aicmo.cam.inbox.thread;

import aicmo.cam.events.MailRef;

/**
 * A mail that was sent.
 *
 * @param recipient as it was written to
 * @param recipientKey the same as addresses are compared
 * @param senderKey the address that it came from, as addresses are compared
 */
record SentMail(MailRef email, String recipient, String recipientKey, String senderKey) {}
