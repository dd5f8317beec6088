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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
    @Operation(summary = "Lists the campaigns, the oldest first")
    public Page<CampaignView> list(
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "is less than 1")
                    @Max(value = 500, message = "is more than 500")
                    int limit,
            @QueryParam("after") String after) {
        List<CampaignView> views = standings.after(cursor(after), limit + 1).stream()
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

    private CampaignView view(UUID id) {
        return CampaignView.of(
                campaigns.get(id), standings.find(id).orElseThrow(() -> Problem.notFound("campaign", id)));
    }

    private static UUID cursor(String after) {
        try {
            return after == null || after.isBlank() ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("after is '" + after + "'; give the 'next' of the page before");
        }
    }
}
