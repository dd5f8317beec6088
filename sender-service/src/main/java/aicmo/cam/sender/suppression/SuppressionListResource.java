package aicmo.cam.sender.suppression;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.csv.CsvWriter;
import aicmo.cam.rest.csv.ListFile;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Clock;
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
    private final Suppressions suppressions;
    private final ObjectMapper json;
    private final Clock clock;

    SuppressionListResource(SuppressionTable table, Suppressions suppressions, ObjectMapper json, Clock clock) {
        this.table = table;
        this.suppressions = suppressions;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @Operation(hidden = true)
    public Response export(
            @QueryParam("address") String address,
            @QueryParam("domain") String domain,
            @QueryParam("reason") SuppressionReason reason,
            @QueryParam("source") String source) {
        SuppressionTable.Filter filter = Filters.of(address, domain, reason, source);
        StreamingOutput output = out -> write(filter, out);
        return Response.ok(output)
                .header("Content-Disposition", "attachment; filename=\"suppressions.csv\"")
                .build();
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response take(
            @QueryParam("force") @DefaultValue("false") boolean force, @Context HttpHeaders headers, File body) {
        MediaType type = headers.getMediaType();
        return take(
                force,
                new ListFile(
                        body.toPath(),
                        type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER)));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response takeForm(
            @QueryParam("force") @DefaultValue("false") boolean force,
            @RestForm("charset") String charset,
            @RestForm("file") FileUpload file) {
        if (file == null) {
            throw Problem.malformed("the form has no file; send the list in a field of the name 'file'");
        }
        return take(force, new ListFile(file.uploadedFile(), charset == null || charset.isBlank() ? null : charset));
    }

    /**
     * A list as a browser's form sends it.
     *
     * @param file CSV
     * @param charset what the file is encoded in, where that can't be told from it
     */
    record Upload(
            @Schema(type = SchemaType.STRING, format = "binary")
            String file,

            String charset) {}

    private Response take(boolean force, ListFile body) {
        RefusedRows refused = new RefusedRows(json);
        SuppressionImport list = new SuppressionImport(suppressions, refused, force, clock);
        try {
            list.read(body);
        } catch (RuntimeException e) {
            refused.close();
            throw e;
        }
        StreamingOutput report = out -> {
            try (refused) {
                refused.report(out, list.rows(), list.added());
            }
        };
        return Response.ok(report).build();
    }

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
