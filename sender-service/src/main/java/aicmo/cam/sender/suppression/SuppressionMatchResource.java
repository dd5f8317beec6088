package aicmo.cam.sender.suppression;

import aicmo.cam.mail.address.Address;
import aicmo.cam.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What of the list keeps mails from an address. */
@Path("/api/cam/suppressions/match")
class SuppressionMatchResource {
    private final Suppressions suppressions;

    SuppressionMatchResource(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /**
     * What keeps mails from an address.
     *
     * @param address as the list compares it
     * @param suppressed whether it gets no mail
     * @param entries why: entries of the address, its domain, and the domains above; the oldest first
     */
    record SuppressionMatch(String address, boolean suppressed, List<Suppression> entries) {}

    @GET
    @Operation(
            operationId = "matchSuppressions",
            summary =
                    "What keeps mails from an address: every entry that concerns it, with its reason, its source and since when")
    @APIResponse(responseCode = "200", description = "The entries; none where the address may get mail")
    @APIResponse(responseCode = "400", description = "There is no email address in address")
    public SuppressionMatch match(
            @Parameter(required = true, description = "such as anna@mail.acme.example") @QueryParam("address")
                    String address) {
        if (address == null || !Address.isValid(address.strip())) {
            throw Problem.malformed(
                    "address is " + (address == null ? "missing" : "'" + address + "', no email address")
                            + "; give one, such as ?address=anna@acme.example");
        }
        Address recipient = Address.of(address.strip());
        List<Suppression> entries = suppressions.concerning(recipient);
        return new SuppressionMatch(recipient.key(), !entries.isEmpty(), entries);
    }
}
