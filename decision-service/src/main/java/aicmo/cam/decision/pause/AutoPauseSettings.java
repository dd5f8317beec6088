package aicmo.cam.decision.pause;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When a campaign pauses itself, where the campaign does not say otherwise. */
@ConfigMapping(prefix = "aicmo.cam.auto-pause")
public interface AutoPauseSettings {
    /** Whether campaigns are paused at all; without it the evaluation only reports. */
    @WithDefault("false")
    boolean enable();

    /** Pause where a smaller share of the mails was answered, 0 to 1. */
    @WithDefault("0.1")
    @DecimalMin("0")
    @DecimalMax("1")
    double replyRateThreshold();

    /** Pause where surely more than this share of the mails came back, 0 to 1: what mail providers tolerate ends at 0.04 to 0.05. */
    @WithDefault("0.04")
    @DecimalMin("0")
    @DecimalMax("1")
    double bounceRateThreshold();

    /** Pause where surely more than this share of the mails was called spam, 0 to 1: mailbox providers act from 0.003 on. */
    @WithDefault("0.003")
    @DecimalMin("0")
    @DecimalMax("1")
    double complaintRateThreshold();

    /** Pause where by surely more than this share of the mails somebody said stop, by the link, by a complaint or in a reply, 0 to 1. */
    @WithDefault("0.03")
    @DecimalMin("0")
    @DecimalMax("1")
    double unsubscribeRateThreshold();

    /**
     * Pause where surely more than this share of the mails could not be sent, 0 to 1: most mails of a campaign fail for one reason,
     * which a person must see to. Dead addresses count as bounces, stops and cancelled mails not at all.
     */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    double failureRateThreshold();

    /** How sure bounces, complaints, opt-outs and failures must be (one-sided Wilson bound), 0.5 to 0.9999; with 0.5 the bare rate decides. */
    @WithDefault("0.99")
    @DecimalMin("0.5")
    @DecimalMax("0.9999")
    double confidence();

    /** A campaign is judged by its last mails, this many (by more where the minimum of sends asks for more). */
    @WithDefault("1000")
    @Min(1)
    int window();

    /** And by none that is older than this (in days of AICMO_CAM_DAY). */
    @WithDefault("672H")
    Duration windowTime();

    /** No rule judges by fewer mails. */
    @WithDefault("50")
    @Min(1)
    int minSendsToEvaluate();

    /** People need time: a mail counts for the reply rate, and in the comparison of variants, only when it is older than this (in days of AICMO_CAM_DAY). */
    @WithDefault("72H")
    Duration replyWait();

    /** A rule that a person has overruled by resuming the campaign is mute for so long, unless told otherwise (in days of AICMO_CAM_DAY). */
    @WithDefault("168H")
    Duration resumeGrace();
}
