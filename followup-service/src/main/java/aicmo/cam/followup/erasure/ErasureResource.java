package aicmo.cam.followup.erasure;

import aicmo.cam.rest.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Erasure over HTTP. */
@Path("/api/cam")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class ErasureResource {
    private final Erasures erasures;

    ErasureResource(Erasures erasures) {
        this.erasures = erasures;
    }

    /** @param leads of every campaign, the same person's */
    record Erased(List<UUID> leads) {}

    @DELETE
    @Path("/leads/{id}")
    @Operation(
            summary = "Erases a person",
            description =
                    "Needs erase=true. Outreach stops in every campaign, what is known of the person is erased here, and the other"
                            + " services are asked to do the same (ErasureRequested). A keyed hash of the address stays, so that no later import"
                            + " writes to it again.")
    public Erased erase(UUID id, @QueryParam("erase") @DefaultValue("false") boolean erase) {
        if (!erase) {
            throw Problem.malformed(
                    "a lead is not deleted but erased, for good: add erase=true. To only stop outreach, POST to /leads/"
                            + id + "/suppress");
        }
        return new Erased(erasures.erase(id));
    }
}
