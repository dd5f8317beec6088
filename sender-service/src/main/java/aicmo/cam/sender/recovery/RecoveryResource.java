package aicmo.cam.sender.recovery;

import aicmo.cam.rest.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** After a restore: the sender learns what it sent since the backup, and sends again. */
@Path("/api/cam/recovery")
class RecoveryResource {
    private final Recovery recovery;
    private final Clock clock;

    RecoveryResource(Recovery recovery, Clock clock) {
        this.recovery = recovery;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "recover",
            summary = "Learn from Kafka what was sent since a backup, then send again",
            description =
                    "For a database that was restored. Reads which mails went, who said stop and who answered since that moment; nobody gets"
                            + " a mail again that went then. Ends the hold `restored`. Once more changes nothing.")
    @APIResponse(responseCode = "200", description = "What was learnt")
    @APIResponse(responseCode = "400", description = "There is no time in since, or it is yet to come")
    @APIResponse(responseCode = "409", description = "Kafka no longer has everything since then")
    public Recovered recover(
            @Parameter(required = true, description = "the moment of the backup or earlier, ISO 8601")
                    @QueryParam("since")
                    Instant since,
            @Parameter(description = "go on though Kafka no longer has everything since then")
                    @QueryParam("torn")
                    @DefaultValue("false")
                    boolean torn) {
        return recovery.run(moment(since), torn);
    }

    private Instant moment(Instant since) {
        if (since == null) {
            throw Problem.malformed(
                    "since is missing; give the moment of the backup, such as ?since=2026-03-01T08:00:00Z");
        }
        if (since.isAfter(clock.instant())) {
            throw Problem.malformed("since=" + since + " is yet to come; give the moment of the backup");
        }
        return since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
    }
}
