package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.NewCampaign;
import aicmo.cam.followup.document.CampaignStanding;
import aicmo.cam.followup.document.CampaignVersion;
import aicmo.cam.followup.document.CampaignView;
import aicmo.cam.followup.document.StandingRows;
import aicmo.cam.followup.gate.AcceptedWarning;
import aicmo.cam.followup.gate.StartGate;
import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Campaigns over HTTP. */
@Path("/api/cam")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class CampaignResource {
    private final Campaigns campaigns;
    private final CampaignLifecycle lifecycle;
    private final StandingRows standings;
    private final StartGate gate;
    private final IdempotentRequests requests;

    CampaignResource(
            Campaigns campaigns,
            CampaignLifecycle lifecycle,
            StandingRows standings,
            StartGate gate,
            IdempotentRequests requests) {
        this.campaigns = campaigns;
        this.lifecycle = lifecycle;
        this.standings = standings;
        this.gate = gate;
        this.requests = requests;
    }

    @POST
    @Path("/campaigns")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Creates a campaign",
            description =
                    "It asks for no mail until it is started. What GET shows of another campaign is taken as it is: read-only"
                            + " fields are ignored, and the steps get ids of their own.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(
            responseCode = "422",
            description = "What is wrong, with its place: a template's step, line and variable")
    public Response create(
            @HeaderParam("Idempotency-Key") String key,
            @NotNull(message = "the body is missing") @Valid NewCampaign asked) {
        return requests.once(key, "POST /campaigns", asked, () -> {
            UUID id = campaigns.create(asked).id();
            return Response.status(Response.Status.CREATED).entity(view(id)).build();
        });
    }

    @GET
    @Path("/campaigns")
    @Operation(summary = "Lists the campaigns, or with archived=true those that were put away, the oldest first")
    public Page<CampaignView> list(
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "is less than 1")
                    @Max(value = 500, message = "is more than 500")
                    int limit,
            @QueryParam("after") UUID after,
            @QueryParam("archived") @DefaultValue("false") boolean archived) {
        List<CampaignView> views = standings.after(after, archived, limit + 1).stream()
                .map(standing -> CampaignView.of(campaigns.get(standing.id()), standing))
                .toList();
        return Page.of(views, limit, CampaignView::id);
    }

    @GET
    @Path("/campaigns/{id}")
    @Operation(
            summary = "Shows a campaign, and how many of its leads are in each state",
            description = "PUT takes the same document. The entity tag is the version of the definition.")
    public CampaignView get(UUID id) {
        return view(id);
    }

    @POST
    @Path("/campaigns/{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Starts a campaign, now or at a time",
            description =
                    "Leads that are imported later join at once. Starting it again changes nothing. With start_at it starts by itself"
                            + " then, once, whatever restarts; until then another start_at takes the place of the first. The templates are"
                            + " tried on each lead, and once more when the time comes: start_failed then tells why it did not start, until"
                            + " the campaign or the lead is changed and the start is attempted again. Where the installation enforces it, the"
                            + " preflight decides first, and once more at start_at: what fails is to be corrected, and each"
                            + " warning to be accepted by its name, which is recorded.")
    @APIResponse(responseCode = "409", description = "It is archived, or was started before a start_at was given")
    @APIResponse(
            responseCode = "422",
            description = "Leads can't be written to, or the preflight stands in the way: each item, and what to do")
    public CampaignView start(
            UUID id,
            StartTime time,
            @QueryParam("accept")
                    @Parameter(description = "items of the preflight whose warnings don't matter, separated by commas")
                    String accept,
            @QueryParam("by") String by) {
        CampaignStanding standing = standings.find(id).orElseThrow(() -> Problem.notFound("campaign", id));
        List<AcceptedWarning> warnings = standing.startedAt() == null && standing.archivedAt() == null
                ? gate.pass(campaigns.get(id), accept, by)
                : List.of();
        if (time == null || (time.startAt() == null && time.timeZone() == null)) {
            lifecycle.start(id, warnings);
        } else {
            lifecycle.schedule(id, time, warnings);
        }
        return view(id);
    }

    @POST
    @Path("/campaigns/{id}/start")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public CampaignView startNow(UUID id, @QueryParam("accept") String accept, @QueryParam("by") String by) {
        return start(id, null, accept, by);
    }

    @DELETE
    @Path("/campaigns/{id}/start")
    @Operation(
            summary = "Cancels the scheduled start of a campaign",
            description = "It is a draft again. 409 where it was started.")
    public CampaignView unschedule(UUID id) {
        lifecycle.unschedule(id);
        return view(id);
    }

    @PUT
    @Path("/campaigns/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes a campaign",
            description =
                    "The whole definition, in the form in which GET shows it. What was asked for already stays; the new version applies"
                            + " to whatever was not: a lead gets, in their order, the steps that it did not have. A step is known by its"
                            + " id; where no step has one, by its text, and 422 tells where that can be read in two ways. Leads that had"
                            + " reached the end go on with a step that is new. Every version is kept.")
    @APIResponse(responseCode = "412", description = "If-Match, or the document's version, is not the one that holds")
    public CampaignView change(
            UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @QueryParam("version")
                    @Parameter(
                            description =
                                    "the version that is changed; 409 where another holds. If-Match has taken its place",
                            deprecated = true)
                    Integer version,
            @QueryParam("by") String by,
            @NotNull(message = "the body is missing") @Valid NewCampaign asked) {
        campaigns.redefine(id, asked, new ExpectedVersion(ifMatch, asked.version(), version), by);
        return view(id);
    }

    @GET
    @Path("/campaigns/{id}/versions")
    @Operation(summary = "Lists every version of a campaign, the newest first")
    public List<CampaignVersion> versions(UUID id) {
        return campaigns.versions(id);
    }

    @POST
    @Path("/campaigns/{id}/clone")
    @Transactional
    @Operation(
            summary = "Makes a draft with the same definition and no leads",
            description =
                    "It is judged by the thresholds in force for the other, also those that a person set since its start.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response copy(
            UUID id, @HeaderParam("Idempotency-Key") String key, @QueryParam("name") @Size(max = 200) String name) {
        return requests.once(key, "POST /campaigns/" + id + "/clone", name == null ? "" : name, () -> {
            UUID copy = campaigns.copy(id, name).id();
            return Response.status(Response.Status.CREATED).entity(view(copy)).build();
        });
    }

    @POST
    @Path("/campaigns/{id}/archive")
    @Operation(
            summary = "Puts a campaign away",
            description =
                    "It asks for no mail any more and is listed among the archived ones; what is known of its leads stays. A scheduled"
                            + " start is cancelled.")
    public CampaignView archive(UUID id) {
        lifecycle.archive(id);
        return view(id);
    }

    @POST
    @Path("/campaigns/{id}/unarchive")
    @Operation(
            summary = "Takes a campaign back that was put away",
            description = "It goes on where it stopped; what came due meanwhile is spread as after a pause.")
    public CampaignView unarchive(UUID id) {
        lifecycle.unarchive(id);
        return view(id);
    }

    @DELETE
    @Path("/campaigns/{id}")
    @Operation(summary = "Deletes a draft and its leads", description = "409 where the campaign was ever started.")
    @APIResponse(responseCode = "204", description = "There is no such campaign any more")
    public void delete(UUID id) {
        lifecycle.delete(id);
    }

    private CampaignView view(UUID id) {
        return CampaignView.of(
                campaigns.get(id), standings.find(id).orElseThrow(() -> Problem.notFound("campaign", id)));
    }
}
