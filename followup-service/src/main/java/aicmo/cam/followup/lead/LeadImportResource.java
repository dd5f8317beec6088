package aicmo.cam.followup.lead;

import aicmo.cam.rest.IdempotentRequests;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists of leads over HTTP. */
@Path("/api/cam")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class LeadImportResource {
    private static final int LONGEST_IMPORT_SECONDS = 300;

    private final LeadImport leads;
    private final IdempotentRequests requests;

    LeadImportResource(LeadImport leads, IdempotentRequests requests) {
        this.leads = leads;
        this.requests = requests;
    }

    @POST
    @Path("/campaigns/{id}/leads")
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_IMPORT_SECONDS)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Imports leads",
            description =
                    "As JSON, or as text/csv with a header row: email, first_name, last_name, company, time_zone, tags and any"
                            + " extra columns. At most 32 MB and 100 000 rows. Good rows are imported, the others are told; an address is"
                            + " imported once.")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Leads.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    public Response json(UUID id, @HeaderParam("Idempotency-Key") String key, File body) {
        return take(id, key, body, JsonList::read);
    }

    @POST
    @Path("/campaigns/{id}/leads")
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_IMPORT_SECONDS)
    @Consumes("text/csv")
    @Operation(hidden = true)
    public Response csv(UUID id, @HeaderParam("Idempotency-Key") String key, File body) {
        return take(id, key, body, CsvList::read);
    }

    private Response take(UUID id, String key, File body, LeadImport.Form form) {
        return requests.once(
                key, "POST /campaigns/" + id + "/leads", key == null ? "" : sha256(body), () -> Response.ok(
                                leads.take(id, body.toPath(), form))
                        .build());
    }

    private static String sha256(File body) {
        try (InputStream in =
                new DigestInputStream(Files.newInputStream(body.toPath()), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the body can't be read again", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A list of leads. */
    record Leads(List<NewLead> leads) {}

    /**
     * A lead as somebody gives it.
     *
     * @param timeZone an IANA name
     * @param variables what else the templates may name
     */
    record NewLead(
            String email,
            String firstName,
            String lastName,
            String company,
            String timeZone,
            List<String> tags,
            Map<String, String> variables) {}
}
