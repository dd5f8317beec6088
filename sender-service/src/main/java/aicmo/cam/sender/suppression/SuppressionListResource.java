package aicmo.cam.sender.suppression;

import aicmo.cam.rest.csv.CsvWriter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The list as a file, in and out; however long, a part of it at a time is in memory. */
@Path("/api/cam/suppressions")
class SuppressionListResource {
    private static final List<String> HEADER =
            List.of("address", "reason", "note", "source", "source_event", "created_at", "id");
    private static final int PART = 5_000;

    private final SuppressionTable table;
    private final SuppressionImports imports;

    SuppressionListResource(SuppressionTable table, SuppressionImports imports) {
        this.table = table;
        this.imports = imports;
    }

    @GET
    @Produces("text/csv;charset=UTF-8;qs=0.5")
    @Operation(hidden = true)
    public Response export(
            @QueryParam("address") String address,
            @QueryParam("domain") String domain,
            @QueryParam("reason") SuppressionReason reason,
            @QueryParam("source") String source) {
        SuppressionTable.Filter filter = Filters.of(address, domain, reason, source);
        StreamingOutput output = out -> write(filter, out);
        return Response.ok(output, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"suppressions.csv\"")
                .build();
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response take(
            @QueryParam("force") @DefaultValue("false") boolean force, @Context HttpHeaders headers, File body) {
        return imports.csv(force, headers.getMediaType(), body);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response takeForm(
            @QueryParam("force") @DefaultValue("false") boolean force,
            @RestForm("charset") String charset,
            @RestForm("file") FileUpload file) {
        return imports.form(force, charset, file);
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

    private void write(SuppressionTable.Filter filter, OutputStream out) throws IOException {
        out.write(CsvWriter.row(HEADER).getBytes(StandardCharsets.UTF_8));
        UUID after = null;
        List<Suppression> part;
        do {
            part = table.list(filter, after, PART);
            StringBuilder rows = new StringBuilder();
            for (Suppression entry : part) {
                rows.append(row(entry));
                after = entry.id();
            }
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        } while (part.size() == PART);
    }

    private static String row(Suppression entry) {
        return CsvWriter.row(List.of(
                entry.address(),
                entry.reason().name(),
                entry.note() == null ? "" : entry.note(),
                entry.source(),
                entry.sourceEvent() == null ? "" : entry.sourceEvent().toString(),
                entry.createdAt().toString(),
                entry.id().toString()));
    }
}
