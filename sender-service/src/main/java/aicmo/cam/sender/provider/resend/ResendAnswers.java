package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.Outcome.Halted.Scope;
import aicmo.cam.sender.provider.resend.Verdict.All;
import aicmo.cam.sender.provider.resend.Verdict.Content;
import aicmo.cam.sender.provider.resend.api.Numbers;
import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** What an answer means for the mails of the call: the table of resend.com/docs/api-reference/errors, and proxies on the way. */
final class ResendAnswers {
    /** For what nobody foresaw. */
    private static final Duration BY_AND_BY = Duration.ofMinutes(1);

    private static final Duration RATE_WINDOW = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofDays(1);

    private ResendAnswers() {}

    /** @param now when the answer came */
    static Verdict verdict(Answer answer, Letters letters, Instant now) {
        if (answer.status() / 100 == 2) {
            return Verdict.each(ResendResults.outcomes(answer, letters));
        }
        return refused(answer, Refusal.of(answer.body()), now);
    }

    private static Verdict refused(Answer answer, Optional<Refusal> refusal, Instant now) {
        int status = answer.status();
        String said = said(status, refusal);
        return switch (status) {
            case 401 -> halted(said + ": check AICMO_RESEND_API_KEY, then restart the sender", null);
            case 403 -> forbidden(answer, refusal, said, now);
            case 404, 405 -> halted(said + ": check AICMO_RESEND_URL, then restart the sender", null);
            case 408 -> unknown(said);
            case 409 -> conflict(refusal, said);
            case 413 -> new Content(new Outcome.Rejected("413", said));
            case 429 -> tooMuch(answer, refusal, said, now);
            default -> status >= 500 ? unknown(said) : other(status, refusal, said, now);
        };
    }

    private static Verdict forbidden(Answer answer, Optional<Refusal> refusal, String said, Instant now) {
        if (refusal.isPresent()) {
            return refusal.get().name().equals("validation_error")
                    ? new All(new Outcome.Halted(Scope.SENDER_DOMAIN, null, said))
                    : halted(said, null);
        }
        boolean agentMissing = answer.body().contains("1010");
        return agentMissing ? halted(said + ", error code 1010: it wants a User-Agent", null) : later(said, now);
    }

    private static Verdict conflict(Optional<Refusal> refusal, String said) {
        boolean ours = refusal.filter(r -> r.name().equals("invalid_idempotent_request"))
                .isPresent();
        return unknown(
                ours
                        ? said
                                + ": a defect of CAM, the same mails were written otherwise before; what went then is to be"
                                + " seen in Resend's list by the tag email. It is repeated until the key is too old"
                        : said);
    }

    private static Verdict tooMuch(Answer answer, Optional<Refusal> refusal, String said, Instant now) {
        Instant tomorrow = now.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return switch (refusal.map(Refusal::name).orElse("")) {
            case "daily_quota_exceeded" -> halted(said, tomorrow);
            case "monthly_quota_exceeded" ->
                halted(said + ": the month's quota is used up; it is asked again every day", tomorrow);
            default -> {
                Duration wait = Numbers.retryAfter(answer, now).orElse(refusal.isPresent() ? RATE_WINDOW : BY_AND_BY);
                Duration atLeast = wait.isNegative() ? Duration.ZERO : wait;
                yield halted(said, now.plus(atLeast.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : atLeast));
            }
        };
    }

    private static Verdict other(int status, Optional<Refusal> refusal, String said, Instant now) {
        if (status < 400 || refusal.isEmpty()) {
            return later(said, now);
        }
        // Of our making, and no fault of the mails.
        return refusal.get().name().equals("invalid_idempotency_key")
                ? halted(said + ": a defect of CAM", null)
                : new Content(new Outcome.Rejected(Integer.toString(status), said));
    }

    private static Verdict later(String said, Instant now) {
        return halted(
                said + ": not an answer that Resend gives; check AICMO_RESEND_URL and proxies", now.plus(BY_AND_BY));
    }

    private static Verdict halted(String detail, Instant until) {
        return new All(new Outcome.Halted(Scope.PROVIDER, until, detail));
    }

    private static Verdict unknown(String detail) {
        return new All(new Outcome.Unknown(detail));
    }

    private static String said(int status, Optional<Refusal> refusal) {
        return refusal.map(r -> "Resend answered " + status + " " + r.name() + ": " + r.message())
                .orElse("Resend, or a proxy before it, answered " + status);
    }
}
