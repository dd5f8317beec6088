package aicmo.cam.sender.suppression;

import aicmo.cam.sender.suppression.list.RefusedRows;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Lists of suppressions in every form. */
@Path("/api/cam/suppressions/import")
@Produces(MediaType.APPLICATION_JSON)
class SuppressionImportResource {
    private final SuppressionImports imports;

    SuppressionImportResource(SuppressionImports imports) {
        this.imports = imports;
    }

    /**
     * An entry as somebody gives it.
     *
     * @param address an address, a domain or a pattern; the field may also be called email or domain, or what these are in ten languages
     * @param reason MANUAL where absent
     * @param note why, in words
     */
    record NewSuppression(String address, SuppressionReason reason, String note) {}

    /**
     * What became of a list.
     *
     * @param rows how many there were
     * @param added how many are new on the list
     * @param alreadyThere how many were on the list, from an import
     * @param refusedRows how many were left out
     * @param refused each of those
     */
    record SuppressionReport(
            int rows, int added, int alreadyThere, int refusedRows, List<RefusedRows.Refused> refused) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importSuppressions",
            summary = "No more mail to a list of addresses and domains",
            description =
                    "As JSON, an array of objects or {\"suppressions\": [...]}; as text/csv with a header row; or as a"
                            + " file in a form (multipart/form-data). At most 128 MB; an entry in JSON has at most 100 000 characters. Good"
                            + " rows are on the list, a thousand at a time, and every other is told by its number with the reason. A list"
                            + " may be sent again.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = NewSuppression.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = "multipart/form-data",
                        schema = @Schema(implementation = SuppressionListResource.Upload.class))
            })
    @APIResponse(
            responseCode = "400",
            description = "The list can't be decoded or read, or its header names no address")
    @APIResponse(
            responseCode = "200",
            description = "What became of each row",
            content = @Content(schema = @Schema(implementation = SuppressionReport.class)))
    public Response json(@QueryParam("force") @DefaultValue("false") boolean force, File body) {
        return imports.json(force, body);
    }

    @POST
    @Consumes("text/csv")
    @Operation(hidden = true)
    public Response csv(
            @QueryParam("force") @DefaultValue("false") boolean force, @Context HttpHeaders headers, File body) {
        return imports.csv(force, headers.getMediaType(), body);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response form(
            @QueryParam("force") @DefaultValue("false") boolean force,
            @RestForm("charset") String charset,
            @RestForm("file") FileUpload file) {
        return imports.form(force, charset, file);
    }
}
