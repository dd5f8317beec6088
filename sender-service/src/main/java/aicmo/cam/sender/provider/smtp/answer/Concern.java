package aicmo.cam.sender.provider.smtp.answer;

/** Whom a final refusal of a mail server concerns. */
enum Concern {
    /** The address it was for: others may be reached. */
    RECIPIENT,
    /** What is in it, or how large it is. */
    MESSAGE,
    /** The address it comes from, which this account may not use. */
    SENDER,
    /** The domain it comes from: SPF, DKIM, DMARC, or a name that is not there. */
    SENDER_DOMAIN,
    /** The login, or the lack of one. */
    ACCOUNT,
    /** Whether this server takes mails to other domains from here at all. */
    RELAYING,
    /** This machine or its address. */
    CONNECTION,
    /** The answer fits the sender as well as the recipient or the mail. */
    UNCLEAR
}
