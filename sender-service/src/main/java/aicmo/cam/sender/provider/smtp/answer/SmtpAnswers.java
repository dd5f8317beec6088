package aicmo.cam.sender.provider.smtp.answer;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.Outcome.Halted.Scope;
import aicmo.cam.sender.provider.Outcome.SenderRefused.Certainty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the answer of a mail server means for a mail. In general 4xx is for now and 5xx for good (RFC 5321 section 4.2.1). Some
 * answers are about whoever sends, though, and would be the same for every mail: they halt the sending, and no mail fails of them.
 * Whom a final refusal concerns is decided by {@link Concerns}.
 */
public final class SmtpAnswers {
    private static final Duration A_MOMENT = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofMinutes(15);
    private static final Duration UNTIL_SOMEBODY_LOOKED = Duration.ofMinutes(5);
    /** The limits of a day are those of the last 24 hours: some of it is free again before they are over. */
    private static final Duration HOURS = Duration.ofHours(4);

    /** Limits of the account, as the large mailbox providers say that they are reached. */
    private static final List<Limit> LIMITS = List.of(
            // Gmail, https://support.google.com/a/answer/3726730 ("Gmail SMTP errors and codes").
            limit(HOURS, reply -> reply.is(550, "5.4.5")),
            limit(
                    HOURS,
                    reply -> reply.isFinal()
                            && (reply.says("sending quota exceeded") || reply.says("email quota exceeded"))),
            limit(HOURS, reply -> reply.isFinal() && reply.says("limit exceeded") && reply.says("daily")),
            limit(A_WHILE, reply -> reply.says("peak smtp relay limit exceeded")),
            limit(A_WHILE, reply -> reply.code() == 421 && isPolicy(reply) && !reply.says("RCPT domain")),
            limit(Duration.ofHours(1), reply -> reply.is(452, "4.5.3") && reply.says("too many recipients")),
            // Microsoft 365, learn.microsoft.com "Message storage and concurrent connection throttling for SMTP
            // Authenticated
            // Submission" and "Email non-delivery reports in Exchange Online".
            limit(HOURS, reply -> reply.says("SubmissionQuotaExceeded")),
            limit(HOURS, reply -> reply.is(550, "5.1.90") || reply.is(550, "5.7.232") || reply.is(550, "5.7.233")),
            limit(HOURS, reply -> reply.is(550, "5.7.705") || reply.is(550, "5.7.708")),
            limit(A_MOMENT, reply -> reply.is(432, "4.3.2") && !reply.says("STOREDRV.Deliver")),
            limit(A_MOMENT, reply -> reply.isForNow() && reply.says("sender thread limit exceeded")),
            // Amazon SES, https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
            limit(HOURS, reply -> reply.code() == 454 && reply.says("daily message quota exceeded")),
            limit(A_MOMENT, reply -> reply.code() == 454 && reply.says("maximum sending rate exceeded")));

    private record Limit(Duration pause, Predicate<SmtpReply> matches) {}

    private SmtpAnswers() {}

    /**
     * The meaning of an answer that was not a yes.
     *
     * @param variables how the settings of that server begin, such as {@code AICMO_SMTP_}
     */
    public static Outcome outcome(SmtpStage stage, SmtpReply reply, String variables, Instant now) {
        if (stage.isBeforeAnyMail()) {
            return ofTheSession(stage, reply, variables, now);
        }
        if (reply.code() == 0 || reply.isYes()) {
            return garbled(stage, reply);
        }
        Optional<Limit> limit =
                LIMITS.stream().filter(known -> known.matches.test(reply)).findFirst();
        if (limit.isPresent()) {
            return halted(now, limit.get().pause, "the mail server takes no more from this account for now: " + reply);
        }
        // RFC 4954 section 6: authentication required, encryption required.
        if (reply.code() == 530 || reply.code() == 538) {
            return halted(
                    now,
                    UNTIL_SOMEBODY_LOOKED,
                    "the mail server wants a login, or TLS: check " + variables
                            + "USERNAME, _PASSWORD and _TLS; it said: " + reply);
        }
        // Microsoft 365: the recipient takes no more mails within the hour, in the guise of a final refusal.
        boolean hourly = reply.is(554, "5.2.121") || reply.is(554, "5.2.122");
        if (reply.isForNow() || hourly) {
            return new Outcome.Postponed("the mail server said to " + stage + ": " + reply, isThrottling(stage, reply));
        }
        return refused(stage, reply, variables, now);
    }

    private static Outcome refused(SmtpStage stage, SmtpReply reply, String variables, Instant now) {
        String said = "; it said to " + stage + ": " + reply;
        return switch (Concerns.of(stage, reply)) {
            case RECIPIENT, MESSAGE -> new Outcome.Rejected(reply.bestStatus(), refused(stage) + ": " + reply);
            case SENDER ->
                refusedSender(
                        Scope.SENDER,
                        Certainty.CERTAIN,
                        reply,
                        "the mail server does not take mails from this sender: let the account that logs in send as it, or"
                                + " log in as it (" + variables + "USERNAME)" + said);
            case SENDER_DOMAIN ->
                refusedSender(
                        Scope.SENDER_DOMAIN,
                        Certainty.CERTAIN,
                        reply,
                        "mails from this sender's domain are refused: check that the domain exists, and its SPF, DKIM and"
                                + " DMARC records" + said);
            case RELAYING ->
                refusedSender(
                        Scope.SENDER,
                        Certainty.LIKELY,
                        reply,
                        "the mail server takes no mails to other domains from this sender: log in (" + variables
                                + "USERNAME), or name the server that its mails go through (" + variables + "HOST)"
                                + said);
            case ACCOUNT ->
                halted(
                        now,
                        UNTIL_SOMEBODY_LOOKED,
                        "the mail server does not let this account send: check " + variables + "USERNAME and "
                                + variables + "PASSWORD, and whether the account is blocked" + said);
            case CONNECTION ->
                halted(
                        now,
                        A_WHILE,
                        "the mail server takes no mail from this machine: check its address on block lists, its reverse"
                                + " DNS and AICMO_SMTP_HELO" + said);
            case UNCLEAR -> refusedSender(Scope.SENDER, Certainty.UNCLEAR, reply, refused(stage) + ": " + reply);
        };
    }

    private static Outcome refusedSender(Scope scope, Certainty certainty, SmtpReply reply, String detail) {
        return new Outcome.SenderRefused(scope, certainty, reply.bestStatus(), detail);
    }

    /** The recipient's side wants fewer mails in a time. Greylisting wants the same mail again, later. */
    private static boolean isThrottling(SmtpStage stage, SmtpReply reply) {
        return stage.compareTo(SmtpStage.RECIPIENT) >= 0
                && (reply.hasStatus("4.7.")
                        || reply.saysAny("rate limit", "too many", "too fast", "too quickly", "throttl", "server busy"))
                && !reply.saysAny(
                        "greylist", "graylist", "grey-list", "TLS required", "user you are trying to contact");
    }

    private static Outcome ofTheSession(SmtpStage stage, SmtpReply reply, String variables, Instant now) {
        String said = "the mail server said to " + stage + ": " + reply;
        if (!reply.isFinal()) {
            return reply.says("too many login attempts") ? halted(now, A_WHILE, said) : new Outcome.Unreached(said);
        }
        return switch (stage) {
            case LOGIN ->
                halted(
                        now,
                        UNTIL_SOMEBODY_LOOKED,
                        "the mail server refuses the login: check " + variables + "USERNAME and " + variables
                                + "PASSWORD (mailbox providers want an app password); it said: " + reply);
            case HELLO ->
                halted(
                        now,
                        UNTIL_SOMEBODY_LOOKED,
                        "the mail server does not like how it is greeted: check AICMO_SMTP_HELO; " + "it said: "
                                + reply);
            case GREETING -> halted(now, A_WHILE, "the mail server takes no mail from this machine: " + reply);
            case RESET, SENDER, RECIPIENT, DATA, CONTENT -> new Outcome.Unreached(said);
        };
    }

    /** Only what was said after the content leaves it open whether the mail went. */
    private static Outcome garbled(SmtpStage stage, SmtpReply reply) {
        String detail = "the mail server's answer to " + stage + " is no SMTP: " + reply;
        return stage == SmtpStage.CONTENT ? new Outcome.Unknown(detail) : new Outcome.Unreached(detail);
    }

    private static String refused(SmtpStage stage) {
        return switch (stage) {
            case SENDER -> "the mail server refused the sender (MAIL FROM)";
            case RECIPIENT -> "the mail server refused the recipient (RCPT TO)";
            case DATA -> "the mail server refused to take the mail (DATA)";
            case CONTENT -> "the mail server refused the mail's content";
            case GREETING, HELLO, LOGIN, RESET -> "the mail server refused the connection";
        };
    }

    private static boolean isPolicy(SmtpReply reply) {
        return reply.status() != null && reply.status().toLowerCase(Locale.ROOT).startsWith("4.7.");
    }

    private static Limit limit(Duration pause, Predicate<SmtpReply> matches) {
        return new Limit(pause, matches);
    }

    private static Outcome halted(Instant now, Duration pause, String detail) {
        return new Outcome.Halted(Scope.PROVIDER, now.plus(pause), detail);
    }
}
