package aicmo.cam.followup.definition;

import aicmo.cam.rest.json.ReadOnlyFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A campaign as somebody asks for it: the document that the API shows, whose read-only fields may stay in it.
 *
 * @param id read-only: a change of another campaign is refused; a new one gets its own
 * @param version read-only: a change of another version than the one that holds is refused
 * @param from {@code Name <address>}
 * @param replyTo where answers go, if not to {@code from}
 * @param variables extra columns of the leads that the templates may name
 * @param autoPause whether the campaign pauses itself; the installation's setting where absent, as with the thresholds
 * @param replyRateThreshold pause below this share of answers, 0 to 1
 * @param bounceRateThreshold pause above this share of bounces, 0 to 1
 * @param minSendsToEvaluate judge no earlier
 * @param stopOnAnyReply whether an answer without a clear signal ends the sequence too; true where absent
 * @param stopCompanyOnReply whether one person's answer ends the sequences of all with the same domain; false where absent
 * @param sendingWindow when mails go, in the lead's time zone; at any time where absent
 * @param holidays when no mail goes, and what is no working day: dates, and countries or regions with their public holidays
 * @param dailyCap how many mails are asked for in a day at most, follow-ups before first mails; without bound where absent
 * @param steps the mails, in order
 * @param noReplyAfter how long after the last step a silent lead is given up; 5 days where absent
 */
@ReadOnlyFields({
    "status",
    "paused_why",
    "created_at",
    "start_at",
    "start_time_zone",
    "start_failed",
    "start_failed_at",
    "accepted_warnings",
    "started_at",
    "archived_at",
    "cloned_from",
    "leads",
    "running",
    "states",
    "made_at",
    "made_by"
})
public record NewCampaign(
        @Schema(readOnly = true) UUID id,
        @Schema(readOnly = true) Integer version,

        @NotBlank(message = "is missing") @Size(max = 200, message = "is longer than 200 characters")
        String name,

        @NotBlank(message = "is missing; give 'Name <address>'")
        String from,

        String replyTo,
        @Size(max = 200, message = "are more than 200") List<String> variables,
        Boolean autoPause,
        Double replyRateThreshold,
        Double bounceRateThreshold,
        Integer minSendsToEvaluate,
        Boolean stopOnAnyReply,
        Boolean stopCompanyOnReply,
        @Valid NewWindow sendingWindow,

        @Size(max = 1000, message = "are more than 1000")
        @Schema(
                description =
                        "Dates, and countries or regions by their ISO 3166 codes, whose public holidays are meant.",
                examples = "[\"2026-12-24\", \"DE-BY\", \"ES\"]")
        List<@NotNull(message = "is null") @Size(max = 20, message = "is longer than 20 characters") String> holidays,

        Integer dailyCap,

        @NotEmpty(message = "are missing: a campaign has at least one") @Size(max = 50, message = "are more than 50")
        List<@NotNull(message = "is null") NewStep> steps,

        @Schema(examples = "5d") String noReplyAfter) {
    /**
     * A mail as somebody asks for it.
     *
     * @param id of a step that there is, wherever it stands now; absent for a new one. Where no step of a change has one, steps are
     *     recognised by what they say
     * @param subject absent to answer in the thread of the step before
     * @param delay {@code 3d}, {@code 2w}, {@code 12h}, {@code 3wd} for working days, {@code P3D}, {@code P1W}, {@code PT12H}; after the last
     *     mail, and may be absent in the first step
     * @param track {@code main} (where absent), or {@code qualified} for leads that answered positively
     * @param onlyIfDelivered whether it goes only where the step before was sent and did not come back
     * @param skipIfPassed whether leads that had a later step already go without this one; else it still goes to them
     * @param allowRepeat whether it may say what another step told the lead already; else the sender refuses it
     * @param variants other wordings for a share of the leads; the step's own subject, text and html are left out then
     */
    @ReadOnlyFields("number")
    public record NewStep(
            UUID id,
            String subject,
            String text,
            String html,
            @Schema(examples = "3d") String delay,
            String track,
            Boolean onlyIfDelivered,
            Boolean skipIfPassed,
            Boolean allowRepeat,
            List<NewVariant> variants) {}

    /**
     * A wording.
     *
     * @param share of the leads, in relation to the other variants' shares; 1 where absent
     */
    @ReadOnlyFields("name")
    public record NewVariant(Integer share, String subject, String text, String html) {}

    /**
     * The days and hours in which mails go.
     *
     * @param days Monday to Friday where absent
     */
    public record NewWindow(
            List<@NotNull(message = "is null") DayOfWeek> days,

            @NotNull(message = "is missing; such as 09:00") @Schema(examples = "09:00", implementation = String.class)
            LocalTime from,

            @NotNull(message = "is missing; such as 17:00") @Schema(examples = "17:00", implementation = String.class)
            LocalTime until) {}
}
