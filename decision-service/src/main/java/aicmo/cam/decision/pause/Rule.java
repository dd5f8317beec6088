package aicmo.cam.decision.pause;

import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** For what a campaign is paused: for doing harm, and for reaching nobody. */
public enum Rule {
    /** Too many of the sent mails came back. */
    BOUNCE_RATE(Sample::bounced, Thresholds::bounceRate, "Bounces", "bounced"),
    /** Too many of the recipients called them spam. */
    COMPLAINT_RATE(Sample::complained, Thresholds::complaintRate, "Complaints", "were complained of as spam"),
    /** Too many of the recipients wanted no more of them. */
    UNSUBSCRIBE_RATE(Sample::unsubscribed, Thresholds::unsubscribeRate, "Opt-outs", "were answered by an opt-out"),
    /** Too many of the mails could not be sent. */
    FAILURE_RATE(Sample::failed, Thresholds::failureRate, "Failures", "could not be sent"),
    /** Too few of the mails that had time to be answered were. */
    REPLY_RATE(Sample::answered, Thresholds::replyRate, "Answers", "were answered");

    private final ToLongFunction<Sample> counted;
    private final ToDoubleFunction<Thresholds> threshold;
    private final String subject;
    private final String verb;

    Rule(ToLongFunction<Sample> counted, ToDoubleFunction<Thresholds> threshold, String subject, String verb) {
        this.counted = counted;
        this.threshold = threshold;
        this.subject = subject;
        this.verb = verb;
    }

    Finding judge(Sample sample, Thresholds thresholds) {
        return switch (this) {
            case BOUNCE_RATE, COMPLAINT_RATE, UNSUBSCRIBE_RATE, FAILURE_RATE -> judgeHarm(sample, thresholds);
            case REPLY_RATE -> judgeReplies(sample, thresholds);
        };
    }

    /** A harm must be sure: a campaign is not stopped for one unlucky mail. */
    private Finding judgeHarm(Sample sample, Thresholds thresholds) {
        long k = counted.applyAsLong(sample);
        long n = among(sample);
        double limit = threshold.applyAsDouble(thresholds);
        long needed = thresholds.enoughFor(limit);
        if (n < needed) {
            return finding(
                    Outcome.INSUFFICIENT_DATA,
                    sample,
                    thresholds,
                    "%s are judged from %s on; so far %d %s"
                            .formatted(
                                    subject, Words.mails(needed), n, this == FAILURE_RATE ? "were tried" : "went out"));
        }
        double bound = Wilson.lower(k, n, thresholds.confidence());
        String counts = "%d of the last %s %s, %s: ".formatted(k, Words.mails(n), verb, Words.percent((double) k / n));
        String sure = Words.percent(thresholds.confidence());
        return bound > limit
                ? finding(
                        Outcome.PAUSE,
                        sample,
                        thresholds,
                        counts
                                + "with %s confidence the true rate is above %s, and the threshold is %s"
                                        .formatted(sure, Words.percent(bound), Words.percent(limit)))
                : finding(
                        Outcome.CONTINUE,
                        sample,
                        thresholds,
                        counts
                                + "with %s confidence the true rate is above %s, which is not above the threshold of %s"
                                        .formatted(sure, Words.percent(bound), Words.percent(limit)));
    }

    /** The rate itself decides, as the setting says; how sure it is stands beside it. */
    private Finding judgeReplies(Sample sample, Thresholds thresholds) {
        String time = Words.duration(thresholds.replyWait());
        long k = sample.answered();
        long n = sample.mature();
        if (n < thresholds.minSends()) {
            return finding(
                    Outcome.INSUFFICIENT_DATA,
                    sample,
                    thresholds,
                    "%s are judged when %s had %s for it; so far %d had"
                            .formatted(subject, Words.mails(thresholds.minSends()), time, n));
        }
        boolean broken = (double) k / n < thresholds.replyRate();
        return finding(
                broken ? Outcome.PAUSE : Outcome.CONTINUE,
                sample,
                thresholds,
                "%d of the last %s that had %s for it %s: %s is %s the threshold of %s, and with %s confidence the true rate is below %s"
                        .formatted(
                                k,
                                Words.mails(n),
                                time,
                                verb,
                                Words.percent((double) k / n),
                                broken ? "below" : "not below",
                                Words.percent(thresholds.replyRate()),
                                Words.percent(thresholds.confidence()),
                                Words.percent(Wilson.upper(k, n, thresholds.confidence()))));
    }

    Finding finding(Outcome outcome, Sample sample, Thresholds thresholds, String reason) {
        boolean harm = this != REPLY_RATE;
        long k = counted.applyAsLong(sample);
        long n = among(sample);
        double bound = harm ? Wilson.lower(k, n, thresholds.confidence()) : Wilson.upper(k, n, thresholds.confidence());
        return new Finding(
                this, outcome, k, n, n == 0 ? 0 : (double) k / n, bound, threshold.applyAsDouble(thresholds), reason);
    }

    /** The mails that it counts among. */
    private long among(Sample sample) {
        return switch (this) {
            case BOUNCE_RATE, COMPLAINT_RATE, UNSUBSCRIBE_RATE -> sample.sent();
            case FAILURE_RATE -> sample.tried();
            case REPLY_RATE -> sample.mature();
        };
    }

    /** What it speaks of, at the beginning of a sentence. */
    String subject() {
        return subject;
    }
}
