package aicmo.cam.sender.provider.smtp;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.smtp.answer.SmtpAnswers;
import aicmo.cam.sender.provider.smtp.answer.SmtpRefusal;
import aicmo.cam.sender.provider.smtp.answer.SmtpReply;
import aicmo.cam.sender.provider.smtp.answer.SmtpStage;
import aicmo.cam.sender.provider.smtp.server.SmtpServer;
import aicmo.cam.sender.provider.smtp.utf8.Untakeable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands one mail to a mail server, and says what became of it. */
final class SmtpHandOver {
    private static final int SERVICE_NOT_AVAILABLE = 421;

    private final MailClients clients;
    private final Clock clock;

    SmtpHandOver(MailClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** @param sessionIsOver whether the server or the connection ended it, so that the next mail would meet the same */
    record Result(Outcome outcome, boolean sessionIsOver) {
        static Result answered(Outcome outcome) {
            return new Result(outcome, false);
        }

        static Result over(Outcome outcome) {
            return new Result(outcome, true);
        }
    }

    Result send(Batch.Item item, SmtpServer server, Duration timeout) {
        RenderedMail mail = item.mail();
        SmtpMessage message;
        try {
            message = SmtpMessage.of(item, clock.instant());
        } catch (IllegalArgumentException e) {
            return Result.answered(unwritable(e));
        }
        SmtpSession session = message.needsSmtpUtf8() ? clients.forUtf8(server) : clients.take(server);
        boolean taken = false;
        try {
            session.send(message).toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            taken = true;
            return Result.answered(accepted(mail));
        } catch (ExecutionException e) {
            return failed(new Talk(mail, message, server, session), e.getCause());
        } catch (TimeoutException e) {
            return unanswered(message, "the mail server " + server + " did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered(message, "the sender was stopped while it waited for the mail server");
        } finally {
            session.done(taken);
        }
    }

    /** A mail, as it was handed over on a connection. */
    private record Talk(RenderedMail mail, SmtpMessage message, SmtpServer server, SmtpSession session) {}

    private Result failed(Talk talk, Throwable failure) {
        SmtpServer server = talk.server();
        boolean begun = !talk.message().abandon();
        Optional<SmtpRefusal> refusal = SmtpRefusal.in(failure)
                // The Vert.x client has answers to a mail that it never began only for those before.
                .filter(said -> begun || said == failure || said.stage().isBeforeAnyMail());
        if (refusal.isPresent()) {
            return answered(talk, refusal.get());
        }
        if (failure instanceof Untakeable no) {
            return Result.answered(new Outcome.Rejected(no.status(), no.getMessage()));
        }
        if (!begun) {
            return Result.over(surelyNotSent(talk.message(), SmtpTrouble.of(server, failure)));
        }
        if (failure instanceof IllegalArgumentException unwritable) {
            return Result.answered(unwritable(unwritable));
        }
        if ("message exceeds allowed size limit".equals(failure.getMessage())) {
            return Result.answered(
                    new Outcome.Rejected("5.3.4", "the mail is larger than the mail server says it takes (SIZE)"));
        }
        return Result.over(new Outcome.Unknown("the connection to the mail server " + server
                + " failed during the hand-over: " + failure.getClass().getSimpleName() + ": " + failure.getMessage()));
    }

    private Result answered(Talk talk, SmtpRefusal said) {
        RenderedMail mail = talk.mail();
        SmtpStage stage = said.stage();
        SmtpReply reply = said.reply();
        if (stage == SmtpStage.CONTENT && reply.isYes()) {
            // A bare "250" without words is a yes (RFC 5321 section 4.2); the client wants words.
            return Result.answered(accepted(mail));
        }
        Outcome outcome = SmtpAnswers.outcome(stage, reply, talk.server().variables(), clock.instant());
        Outcome ofAddress = mail.copies().isEmpty()
                ? outcome
                : RefusedAddress.of(outcome, stage, reply, mail, talk.session().lastRecipient());
        return new Result(ofAddress, stage.isBeforeAnyMail() || reply.code() == SERVICE_NOT_AVAILABLE);
    }

    private static Outcome accepted(RenderedMail mail) {
        return new Outcome.Accepted(null, List.of(mail.messageId()));
    }

    private static Outcome unwritable(IllegalArgumentException why) {
        return new Outcome.Rejected("5.6.0", "the mail can't be written: " + why.getMessage());
    }

    /** Where it may be the mail that the server stumbles over, the others do not wait for it. */
    private static Outcome surelyNotSent(SmtpMessage message, String detail) {
        return message.isNamed() ? new Outcome.Postponed(detail, false) : new Outcome.Unreached(detail);
    }

    private static Result unanswered(SmtpMessage message, String detail) {
        return Result.over(message.abandon() ? surelyNotSent(message, detail) : new Outcome.Unknown(detail));
    }
}
