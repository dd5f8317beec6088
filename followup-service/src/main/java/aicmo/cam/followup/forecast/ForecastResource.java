package aicmo.cam.followup.forecast;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Forecasts over HTTP. */
@Path("/api/cam")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class ForecastResource {
    private final Forecasts forecasts;

    ForecastResource(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    @GET
    @Path("/campaigns/{id}/forecast")
    @Operation(
            summary = "Tells what will become of a campaign",
            description =
                    "The sequence itself by a clock that runs ahead: how many mails go each day, which cap or window binds, when the"
                            + " campaign ends, and which leads get no mail and why. Nobody answers in it, and no mail fails.")
    public Forecast forecast(UUID id) {
        return forecasts.of(id);
    }
}
