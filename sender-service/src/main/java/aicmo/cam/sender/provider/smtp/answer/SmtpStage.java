package aicmo.cam.sender.provider.smtp.answer;

import io.vertx.ext.mail.SMTPException;

/** What a mail server answered to. */
public enum SmtpStage {
    GREETING("connecting"),
    HELLO("EHLO"),
    LOGIN("AUTH"),
    RESET("RSET"),
    SENDER("MAIL FROM"),
    RECIPIENT("RCPT TO"),
    DATA("DATA"),
    CONTENT("the mail's content");

    private final String command;

    SmtpStage(String command) {
        this.command = command;
    }

    /** The client tells it by the first words of its message, and by nothing else. */
    public static SmtpStage of(SMTPException said) {
        String words = said.getMessage();
        if (words.startsWith("sender address not accepted")) {
            return SENDER;
        } else if (words.startsWith("recipient address not accepted")) {
            return RECIPIENT;
        } else if (words.startsWith("DATA command not accepted")) {
            return DATA;
        } else if (words.startsWith("AUTH ")) {
            return LOGIN;
        } else if (words.startsWith("HELO failed")) {
            return HELLO;
        } else if (words.startsWith("reset command failed")) {
            return RESET;
        } else if (words.startsWith("got error response")) {
            return GREETING;
        }
        return CONTENT;
    }

    /** Whether nothing had been said of a mail yet. */
    public boolean isBeforeAnyMail() {
        return compareTo(SENDER) < 0;
    }

    @Override
    public String toString() {
        return command;
    }
}
