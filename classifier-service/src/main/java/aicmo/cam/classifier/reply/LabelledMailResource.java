package aicmo.cam.classifier.reply;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What people corrected, as labelled messages. */
@Path("/api/cam/corrections/labelled.zip")
public class LabelledMailResource {
    private final CorrectionTable corrections;

    LabelledMailResource(CorrectionTable corrections) {
        this.corrections = corrections;
    }

    @GET
    @Produces("application/zip")
    @Operation(
            summary = "Export corrections as labelled data",
            description =
                    "A folder with labels.tsv and the messages, as ./cam evaluate reads it; the latest corrections first.")
    public Response labelled(@QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(10_000) int limit) {
        List<CorrectionTable.Labelled> labelled = corrections.labelled(limit);
        return Response.ok(LabelledMail.zip(labelled))
                .header("Content-Disposition", "attachment; filename=labelled.zip")
                .build();
    }
}
