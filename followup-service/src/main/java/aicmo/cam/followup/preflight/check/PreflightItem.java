package aicmo.cam.followup.preflight.check;

import aicmo.cam.followup.dns.DnsAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that a preflight looks at.
 *
 * @param figure what was found, short; absent where there is nothing to show
 * @param toDo absent where there is nothing to do
 */
public record PreflightItem(Name name, Status status, String figure, String detail, String toDo) {
    /** What is looked at. */
    public enum Name {
        SENDER,
        PUBLIC_URL,
        POSTAL_ADDRESS,
        MAILBOX,
        SPF,
        DKIM,
        DMARC,
        MX,
        TEMPLATES,
        LEADS,
        SUPPRESSED,
        ROLE_ACCOUNTS,
        DISPOSABLE_DOMAINS,
        MISTYPED_DOMAINS,
        LEAD_DOMAINS,
        PROJECTED_BOUNCES,
        FORECAST;

        /** As requests name it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is, the worst last. */
    public enum Status {
        /** Nobody looked; the detail says why. */
        SKIPPED,
        /** As it should be. */
        PASS,
        /** A person should decide. */
        WARN,
        /** Mails would not go, or do harm. */
        FAIL
    }

    public static PreflightItem pass(Name name, String figure, String detail) {
        return new PreflightItem(name, Status.PASS, figure, detail, null);
    }

    public static PreflightItem warn(Name name, String figure, String detail, String toDo) {
        return new PreflightItem(name, Status.WARN, figure, detail, toDo);
    }

    public static PreflightItem fail(Name name, String figure, String detail, String toDo) {
        return new PreflightItem(name, Status.FAIL, figure, detail, toDo);
    }

    public static PreflightItem skipped(Name name, String why) {
        return new PreflightItem(name, Status.SKIPPED, null, why, null);
    }

    /** That nobody asked, or that nobody answered; empty where DNS said what there is. @param what was to be read, such as "the SPF record of acme.example" */
    static Optional<PreflightItem> unread(Name name, String what, DnsAnswer answer) {
        return switch (answer.kind()) {
            case NOT_ASKED -> Optional.of(skipped(name, answer.why()));
            case FAILED ->
                Optional.of(warn(name, null, what + " could not be read: " + answer.why(), "try again later"));
            case FOUND, NO_RECORD, NO_NAME -> Optional.empty();
        };
    }

    /** The worst of some about one thing. */
    static PreflightItem worst(List<PreflightItem> some) {
        return some.stream().max(Comparator.comparing(PreflightItem::status)).orElseThrow();
    }

    /** What it says and what to do. */
    public String words() {
        return detail + (toDo == null ? "" : "; " + toDo);
    }
}
