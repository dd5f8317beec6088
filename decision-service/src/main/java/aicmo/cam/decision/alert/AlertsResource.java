package aicmo.cam.decision.alert;

import aicmo.cam.rest.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people should look at. */
@Path("/api/cam/alerts")
@Tag(name = "Alerts")
class AlertsResource {
    private final AlertRows alerts;

    AlertsResource(AlertRows alerts) {
        this.alerts = alerts;
    }

    @GET
    @Operation(
            summary = "The latest alerts, the newest first",
            description =
                    "A paused campaign, an event that a service could not handle, a provider that fails. They go by mail to"
                            + " AICMO_CAM_ALERT_TO, and to the webhooks that want the event alert.")
    public Page<Alert> latest(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return new Page<>(alerts.latest(limit), null);
    }
}
