package aicmo.cam.decision.campaign;

import aicmo.cam.decision.pause.Rule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** A person stops a campaign, or lets it go on. Either may be asked for again: what is so already stays so. */
@Path("/api/cam/campaigns/{id}")
@Tag(name = "Pause and resume")
@Consumes(MediaType.APPLICATION_JSON)
class CampaignResource {
    private final CampaignSwitch campaigns;

    CampaignResource(CampaignSwitch campaigns) {
        this.campaigns = campaigns;
    }

    @POST
    @Path("/pause")
    @Operation(
            summary = "Pause a campaign",
            description =
                    "Nothing of it leaves until it is resumed. A campaign that is paused already stays as it is. The pause of a"
                            + " campaign whose start is not known yet is kept, and holds when it starts.")
    @APIResponse(responseCode = "200", description = "It is paused")
    @APIResponse(
            responseCode = "202",
            description =
                    "No start of such a campaign is known yet, and the pause is kept; look at the id where it was started long ago")
    public RestResponse<State> pause(@PathParam("id") UUID campaignId, @Valid Word word) {
        Word given = Word.orNone(word);
        State state = State.of(campaigns.pause(campaignId, given.byOr(), given.whyOr("paused by hand")));
        return ResponseBuilder.create(state.name() == null ? Status.ACCEPTED : Status.OK, state)
                .build();
    }

    @POST
    @Path("/resume")
    @Operation(
            summary = "Resume a campaign",
            description =
                    "It is judged anew, by what is sent from now on; the rules that had paused it are mute for mute_for, else for"
                            + " the grace of the settings, and the answer says until when."
                            + " A campaign that is active already stays as it is.")
    @APIResponse(responseCode = "200", description = "It is active")
    @APIResponse(responseCode = "404", description = "No such campaign was started")
    public State resume(@PathParam("id") UUID campaignId, @Valid Resumption resumption) {
        Resumption asked = resumption == null ? new Resumption(null, null, null) : resumption;
        Word given = new Word(asked.by, asked.why);
        return State.of(campaigns.resume(campaignId, given.byOr(), given.whyOr("resumed by hand"), asked.muteFor));
    }

    /**
     * Whose word it is; both may be left out.
     *
     * @param by the person
     * @param why in words
     */
    record Word(
            @Size(max = 200, message = "is at most 200 characters long")
            @Pattern(regexp = "(?i)(?!auto$).*", message = "is the name of the rules themselves; give a person's")
            String by,

            @Size(max = 2000, message = "is at most 2000 characters long")
            String why) {

        private static Word orNone(Word word) {
            return word == null ? new Word(null, null) : word;
        }

        private String byOr() {
            return by == null || by.isBlank() ? "a person" : by;
        }

        private String whyOr(String otherwise) {
            return why == null || why.isBlank() ? otherwise : why;
        }
    }

    /**
     * Whose word it is, and for how long the rules that had paused the campaign are mute; all may be left out.
     *
     * @param by the person
     * @param why in words
     * @param muteFor as ISO 8601 has it, such as {@code PT48H}
     */
    record Resumption(
            @Size(max = 200, message = "is at most 200 characters long")
            @Pattern(regexp = "(?i)(?!auto$).*", message = "is the name of the rules themselves; give a person's")
            String by,

            @Size(max = 2000, message = "is at most 2000 characters long")
            String why,

            @DurationMin(nanos = 0, message = "is not negative")
            @DurationMax(days = 3650, message = "is at most ten years")
            Duration muteFor) {}

    /**
     * Whether a campaign may send, since when, and by whose word.
     *
     * @param name absent where no start of the campaign is known yet
     * @param muted the rules that had paused it and are not judged until {@code mutedUntil}
     */
    record State(
            UUID campaignId,
            String name,
            Campaign.Status status,
            long revision,
            Instant since,
            String by,
            String why,
            Set<Rule> muted,
            Instant mutedUntil) {
        private static State of(Campaign campaign) {
            return new State(
                    campaign.id(),
                    campaign.name(),
                    campaign.status(),
                    campaign.revision(),
                    campaign.since(),
                    campaign.by(),
                    campaign.why(),
                    campaign.overruling().rules(),
                    campaign.status() == Campaign.Status.PAUSED ? null : campaign.mutedUntil());
        }
    }
}
