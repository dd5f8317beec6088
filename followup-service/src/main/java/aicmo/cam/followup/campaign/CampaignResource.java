package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.NewCampaign;
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
    private final StandingRows standings;
    private final IdempotentRequests requests;

    CampaignResource(Campaigns campaigns, StandingRows standings, IdempotentRequests requests) {
        this.campaigns = campaigns;
        this.standings = standings;
        this.requests = requests;
    }

    @POST
    @Path("/campaigns")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Creates a campaign", description = "It asks for no mail until it is started.")
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
    @Operation(summary = "Shows a campaign, and how many of its leads are in each state")
    public CampaignView get(UUID id) {
        return view(id);
    }

    @POST
    @Path("/campaigns/{id}/start")
    @Operation(
            summary = "Starts a campaign",
            description = "Leads that are imported later join at once. Starting it again changes nothing.")
    public CampaignView start(UUID id) {
        campaigns.start(id);
        return view(id);
    }

    @PUT
    @Path("/campaigns/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes a campaign",
            description =
                    "The whole definition, as for a new one. What was asked for already stays; the new version applies to"
                            + " whatever was not. Every version is kept.")
    public CampaignView change(
            UUID id,
            @QueryParam("version") @Parameter(description = "the version that is changed; 409 where another holds")
                    Integer version,
            @QueryParam("by") String by,
            @NotNull(message = "the body is missing") @Valid NewCampaign asked) {
        campaigns.redefine(id, asked, version, by);
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
    @Operation(summary = "Makes a draft with the same definition and no leads")
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
                    "It asks for no mail any more and is listed among the archived ones; what is known of its leads stays.")
    public CampaignView archive(UUID id) {
        campaigns.archive(id);
        return view(id);
    }

    private CampaignView view(UUID id) {
        return CampaignView.of(
                campaigns.get(id), standings.find(id).orElseThrow(() -> Problem.notFound("campaign", id)));
    }
}
