package aicmo.cam.inbox.erasure;

import aicmo.cam.mail.address.Address;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Erasure of a person's data. */
@Path("/api/cam/emails/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ErasureResource {
    private final ErasureRows rows;

    ErasureResource(ErasureRows rows) {
        this.rows = rows;
    }

    /** @param address whose data is to be erased */
    public record Wish(
            @NotBlank(message = "give the address of the person")
            String address) {}

    /**
     * What was erased.
     *
     * @param messages messages from the person, and reports on mail to the person, of which only the place and the time are left
     * @param mails mails to the person whose address was forgotten
     */
    public record Erased(String address, int messages, int mails) {}

    @POST
    @Transactional
    @Operation(
            operationId = "erasePerson",
            summary = "Forgets what a person wrote and where; asking again does no harm",
            description =
                    "What stands in the mailbox itself, and in messages of others that quote the person, is not erased.")
    public Erased erase(@Valid @NotNull(message = "the body is missing") Wish wish) {
        Address address =
                Address.parse(wish.address()).orElse(Address.of(wish.address().strip()));
        int messages = address.keys().stream().mapToInt(rows::eraseMessages).sum();
        int mails = address.keys().stream().mapToInt(rows::eraseMails).sum();
        return new Erased(address.key(), messages, mails);
    }
}
