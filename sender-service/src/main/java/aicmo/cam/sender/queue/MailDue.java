package aicmo.cam.sender.queue;

/** Within the service, after the commit: there may be mails to send now. */
public record MailDue() {}
