package aicmo.cam.decision.pause;

import static aicmo.cam.decision.pause.Words.mails;
import static aicmo.cam.decision.pause.Words.percent;

/** For what a campaign is paused: for doing harm, and for reaching nobody. */
public enum Rule {
    /** Too many of the sent mails came back. */
    BOUNCE_RATE {
        @Override
        Finding judge(Sample sample, Thresholds thresholds) {
            if (sample.sent() < thresholds.minSends()) {
                return finding(
                        Outcome.TOO_EARLY,
                        sample,
                        thresholds,
                        "Bounces are judged from %s on; so far %d went out"
                                .formatted(mails(thresholds.minSends()), sample.sent()));
            }
            double rate = (double) sample.bounced() / sample.sent();
            boolean broken = rate > thresholds.bounceRate();
            return finding(
                    broken ? Outcome.PAUSE : Outcome.CONTINUE,
                    sample,
                    thresholds,
                    "%d of %s bounced: %s is %s the threshold of %s"
                            .formatted(
                                    sample.bounced(),
                                    mails(sample.sent()),
                                    percent(rate),
                                    broken ? "above" : "not above",
                                    percent(thresholds.bounceRate())));
        }

        @Override
        Finding finding(Outcome outcome, Sample sample, Thresholds thresholds, String reason) {
            return Finding.of(this, outcome, sample.bounced(), sample.sent(), thresholds.bounceRate(), reason);
        }
    },

    /** Too few of the mails that had time to be answered were. */
    REPLY_RATE {
        @Override
        Finding judge(Sample sample, Thresholds thresholds) {
            String time = Words.duration(thresholds.replyWait());
            if (sample.mature() < thresholds.minSends()) {
                return finding(
                        Outcome.TOO_EARLY,
                        sample,
                        thresholds,
                        "Answers are judged when %s had %s for it; so far %d had"
                                .formatted(mails(thresholds.minSends()), time, sample.mature()));
            }
            double rate = (double) sample.answered() / sample.mature();
            boolean broken = rate < thresholds.replyRate();
            return finding(
                    broken ? Outcome.PAUSE : Outcome.CONTINUE,
                    sample,
                    thresholds,
                    "%d of the %s that had %s for it were answered: %s is %s the threshold of %s"
                            .formatted(
                                    sample.answered(),
                                    mails(sample.mature()),
                                    time,
                                    percent(rate),
                                    broken ? "below" : "not below",
                                    percent(thresholds.replyRate())));
        }

        @Override
        Finding finding(Outcome outcome, Sample sample, Thresholds thresholds, String reason) {
            return Finding.of(this, outcome, sample.answered(), sample.mature(), thresholds.replyRate(), reason);
        }
    };

    abstract Finding judge(Sample sample, Thresholds thresholds);

    abstract Finding finding(Outcome outcome, Sample sample, Thresholds thresholds, String reason);
}
