package aicmo.cam.followup.lead;

import aicmo.cam.mail.coding.Sha256;
import aicmo.cam.rest.IdempotentRequests;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.csv.ListFile;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

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
                            + " extra columns, or the same as a file in a form (multipart/form-data). The usual columns may be named in"
                            + " ten languages (E-Mail, Vorname, prénom, empresa, …). An address may be Anna <anna@acme.example> or a"
                            + " mailto link. Text is UTF-8, UTF-16 with a byte order mark, or in the charset that is named. At most"
                            + " 32 MB and 100 000 rows. Every step's templates are tried on each row. Good rows are imported, the others"
                            + " are told; an address is imported once.")
    @RequestBody(
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Leads.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "multipart/form-data", schema = @Schema(implementation = Upload.class))
            })
    @APIResponse(responseCode = "400", description = "The text can't be decoded or read, or its header names no email")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    public Response json(UUID id, @HeaderParam("Idempotency-Key") String key, File body) {
        return take(id, key, body, null, JsonList::read);
    }

    @POST
    @Path("/campaigns/{id}/leads")
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_IMPORT_SECONDS)
    @Consumes("text/csv")
    @Operation(hidden = true)
    public Response csv(UUID id, @HeaderParam("Idempotency-Key") String key, @Context HttpHeaders headers, File body) {
        return take(id, key, body, charset(headers.getMediaType()), CsvList::read);
    }

    @POST
    @Path("/campaigns/{id}/leads")
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_IMPORT_SECONDS)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response form(
            UUID id,
            @HeaderParam("Idempotency-Key") String key,
            @RestForm("charset") String charset,
            @RestForm("file") FileUpload file) {
        if (file == null) {
            throw Problem.malformed("the form has no file; send the list in a field of the name 'file'");
        }
        boolean json = file.contentType() != null && file.contentType().startsWith(MediaType.APPLICATION_JSON);
        return take(
                id,
                key,
                file.uploadedFile().toFile(),
                charset == null || charset.isBlank() ? null : charset.strip(),
                json ? JsonList::read : CsvList::read);
    }

    private static String charset(MediaType type) {
        return type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
    }

    private Response take(UUID id, String key, File body, String charset, LeadImport.Form form) {
        return requests.once(
                key, "POST /campaigns/" + id + "/leads", key == null ? "" : sha256(body), () -> Response.ok(
                                leads.take(id, new ListFile(body.toPath(), charset), form))
                        .build());
    }

    private static String sha256(File body) {
        try (InputStream in = Files.newInputStream(body.toPath())) {
            return Sha256.hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the body can't be read again", e);
        }
    }

    /**
     * A list as a browser's form sends it.
     *
     * @param file CSV, or JSON where its part says so
     * @param charset what the file is encoded in, where that can't be told from it
     */
    record Upload(
            @Schema(type = SchemaType.STRING, format = "binary")
            String file,

            String charset) {}

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
