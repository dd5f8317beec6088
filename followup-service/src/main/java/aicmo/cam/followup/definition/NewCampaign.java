package aicmo.cam.followup.definition;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A campaign as somebody asks for it.
 *
 * @param from {@code Name <address>}
 * @param replyTo where answers go, if not to {@code from}
 * @param variables extra columns of the leads that the templates may name
 * @param autoPause whether the campaign pauses itself; the installation's setting where absent, as with the thresholds
 * @param replyRateThreshold pause below this share of answers, 0 to 1
 * @param bounceRateThreshold pause above this share of bounces, 0 to 1
 * @param minSendsToEvaluate judge no earlier
 * @param steps the mails, in order
 * @param noReplyAfter how long after the last step a silent lead is given up; 5 days where absent
 */
public record NewCampaign(
        @NotBlank(message = "is missing") @Size(max = 200, message = "is longer than 200 characters")
        String name,

        @NotBlank(message = "is missing; give 'Name <address>'")
        String from,

        String replyTo,
        List<String> variables,
        Boolean autoPause,
        Double replyRateThreshold,
        Double bounceRateThreshold,
        Integer minSendsToEvaluate,

        @NotEmpty(message = "are missing: a campaign has at least one") @Size(max = 50, message = "are more than 50")
        List<@NotNull(message = "is null") NewStep> steps,

        @Schema(examples = "5d") String noReplyAfter) {

    /**
     * A mail as somebody asks for it.
     *
     * @param subject absent to answer in the thread of the step before
     * @param delay {@code P3D}, {@code PT12H}, {@code 3d}, {@code 12h}; may be absent in the first step
     * @param track {@code main} (where absent), or {@code qualified} for leads that answered positively
     */
    public record NewStep(
            String subject,
            String text,
            String html,
            @Schema(examples = "3d") String delay,
            String track) {}
}
