package aicmo.cam.inbox.mailbox;

import aicmo.cam.rest.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How the mailboxes are doing. */
@Path("/api/cam/mailboxes")
@Produces(MediaType.APPLICATION_JSON)
public class MailboxResource {
    private final MailboxRows rows;

    MailboxResource(MailboxRows rows) {
        this.rows = rows;
    }

    @GET
    @Operation(
            operationId = "listMailboxes",
            summary =
                    "Every mailbox that is or was read, with its last success, its last error and how far it is behind")
    public Page<State> list() {
        List<State> states = rows.all().stream().map(State::of).toList();
        return new Page<>(states, null);
    }

    /**
     * One mailbox.
     *
     * @param status {@code NEW} before the first look, {@code READ} where the last look went well, {@code FAILING} where not
     * @param behind messages that were seen and are not yet taken in
     * @param messages taken in so far
     * @param failures looks that failed since the last success
     * @param lastError what went wrong last, and what to do; also of a failure that is over
     * @param secondsSinceSuccess grows where nobody looks
     */
    public record State(
            String address,
            String folder,
            String status,
            Long uidValidity,
            long lastUid,
            long behind,
            long messages,
            int failures,
            Instant lastSuccess,
            Long secondsSinceSuccess,
            String lastError,
            Instant lastErrorAt,
            Instant nextPollAt) {
        static State of(Mailbox mailbox) {
            String status =
                    mailbox.failures() > 0 ? "FAILING" : mailbox.lastSuccess().isPresent() ? "READ" : "NEW";
            return new State(
                    mailbox.address(),
                    mailbox.folder(),
                    status,
                    mailbox.uidValidity().orElse(null),
                    mailbox.lastUid(),
                    mailbox.behind(),
                    mailbox.messages(),
                    mailbox.failures(),
                    mailbox.lastSuccess().orElse(null),
                    mailbox.sinceSuccess().map(java.time.Duration::toSeconds).orElse(null),
                    mailbox.lastError().orElse(null),
                    mailbox.lastErrorAt().orElse(null),
                    mailbox.nextPollAt());
        }
    }
}
