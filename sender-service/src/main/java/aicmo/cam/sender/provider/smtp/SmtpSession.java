package aicmo.cam.sender.provider.smtp;

import aicmo.cam.sender.provider.smtp.answer.SmtpRefusal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A connection to a mail server, for one caller at a time. */
interface SmtpSession {
    /** Hands the mail over; completes when the server took it, or with the reason why it did not: {@link SmtpRefusal} where it said one. */
    CompletionStage<?> send(SmtpMessage mail);

    /** Whom the server was told last; empty before the first. */
    Optional<String> lastRecipient();

    /** The caller is through with it. @param taken whether the server took the mail, so that it may get another */
    void done(boolean taken);
}
