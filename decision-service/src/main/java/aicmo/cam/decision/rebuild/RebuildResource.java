package aicmo.cam.decision.rebuild;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The counters, counted anew from Kafka: {@code ./cam rebuild}. */
@Path("/api/cam/metrics/rebuild")
@Tag(name = "Metrics")
class RebuildResource {
    private final Rebuild rebuild;

    RebuildResource(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @POST
    @Operation(
            summary = "Count all events anew, and compare",
            description =
                    "Reads every event from Kafka into tables of its own and tells where the counters say something else."
                            + " With replace=true the new figures take their place, in one transaction. Events that arrive meanwhile make"
                            + " a difference that is none: compare when it is quiet.")
    @APIResponse(responseCode = "200", description = "What was read, and what differs")
    @APIResponse(responseCode = "409", description = "Another one runs, or Kafka no longer has the first events")
    public Comparison rebuild(
            @QueryParam("replace") @DefaultValue("false") boolean replace,
            @Parameter(description = "count what there is where Kafka no longer has the first events")
                    @QueryParam("torn")
                    @DefaultValue("false")
                    boolean torn) {
        return rebuild.run(replace, torn);
    }
}
