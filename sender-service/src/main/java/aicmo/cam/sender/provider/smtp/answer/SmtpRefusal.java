package aicmo.cam.sender.provider.smtp.answer;

import io.vertx.ext.mail.SMTPException;
import java.io.Serial;
import java.util.Optional;

/** A mail server's answer that is not a yes, or no SMTP at all. */
public final class SmtpRefusal extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final SmtpStage stage;
    private final transient SmtpReply reply;

    public SmtpRefusal(SmtpStage stage, SmtpReply reply) {
        super("the mail server said to " + stage + ": " + reply, null, false, false);
        this.stage = stage;
        this.reply = reply;
    }

    /** The answer that a session failed of; empty where it failed of something else. */
    public static Optional<SmtpRefusal> in(Throwable failure) {
        if (failure instanceof SmtpRefusal refusal) {
            return Optional.of(refusal);
        }
        return failure instanceof SMTPException said
                ? Optional.of(new SmtpRefusal(SmtpStage.of(said), SmtpReply.of(said)))
                : Optional.empty();
    }

    public SmtpStage stage() {
        return stage;
    }

    public SmtpReply reply() {
        return reply;
    }
}
