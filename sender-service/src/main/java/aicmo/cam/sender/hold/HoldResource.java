package aicmo.cam.sender.hold;

import aicmo.cam.rest.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What keeps mails from going though they are due. */
@Path("/api/cam/holds")
class HoldResource {
    private final Holds holds;

    HoldResource(Holds holds) {
        this.holds = holds;
    }

    /** All of them: there are at most a few. */
    record HoldList(List<Hold> items) {}

    @GET
    @Operation(
            operationId = "listHolds",
            summary =
                    "What the provider refuses as a whole (a wrong key, a quota, an unverified domain), until when, and why")
    public HoldList list() {
        return new HoldList(holds.all());
    }

    @DELETE
    @Path("/{key}")
    @Operation(operationId = "liftHold", summary = "Lets the mails that wait for it go, once what was wrong is mended")
    @APIResponse(responseCode = "204", description = "It is lifted")
    @APIResponse(responseCode = "404", description = "Nothing of that name is held")
    public void lift(@PathParam("key") String key) {
        if (!holds.lift(key)) {
            throw Problem.notFound("hold", key);
        }
    }
}
