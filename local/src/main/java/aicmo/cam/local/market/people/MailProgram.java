package aicmo.cam.local.market.people;

/** What a person writes mail with; each quotes and encodes in its own way. */
public enum MailProgram {
    /** Answers on top, the original below a line that says whose it is, as text and HTML. */
    GMAIL,
    /** Answers on top, the original below a block of its headers, as text and HTML. */
    OUTLOOK,
    /** The same as HTML alone. */
    OUTLOOK_WEB,
    /** Answers on top, with a signature of its own. */
    IPHONE,
    /** Answers below the quoted original. */
    THUNDERBIRD,
    /** Quotes nothing. */
    WEBMAIL
}
