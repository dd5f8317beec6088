package aicmo.cam.classifier.reply;

import aicmo.cam.rest.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Reads old messages with the present version, and says what would change before anything does. */
@Path("/api/cam/reclassify")
@Consumes(MediaType.APPLICATION_JSON)
public class ReclassifyResource {
    private final Reclassification reclassification;

    ReclassifyResource(Reclassification reclassification) {
        this.reclassification = reclassification;
    }

    /**
     * The messages that were received in [from, to).
     *
     * @param apply false or absent: report only; true: change the verdicts and publish each changed one again
     */
    public record Period(@NotNull Instant from, @NotNull Instant to, Boolean apply) {}

    @POST
    @Operation(
            summary = "Run a period through the present version",
            description =
                    "Without apply, reports what would change and changes nothing. What people corrected is left as it is.")
    public Reclassification.Report reclassify(@NotNull @Valid Period period) {
        if (!period.from().isBefore(period.to())) {
            throw Problem.malformed("from must lie before to; swap them, or widen the period");
        }
        return reclassification.run(period.from(), period.to(), Boolean.TRUE.equals(period.apply()));
    }
}
