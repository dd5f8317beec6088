package aicmo.cam.sender.suppression;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.csv.ListFile;
import aicmo.cam.sender.suppression.list.CsvSuppressions;
import aicmo.cam.sender.suppression.list.JsonSuppressions;
import aicmo.cam.sender.suppression.list.RefusedRows;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.time.Clock;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Takes lists of suppressions in each form in which they are sent, and answers with the rows that were refused. */
@Singleton
class SuppressionImports {
    private final Suppressions suppressions;
    private final ObjectMapper json;
    private final Clock clock;

    SuppressionImports(Suppressions suppressions, ObjectMapper json, Clock clock) {
        this.suppressions = suppressions;
        this.json = json;
        this.clock = clock;
    }

    /** A file in a form: JSON where its part says so, else CSV. @throws Problem 400 where it can't be read */
    Response form(boolean force, String charset, FileUpload file) {
        if (file == null) {
            throw Problem.malformed("the form has no file; send the list in a field of the name 'file'");
        }
        boolean isJson = file.contentType() != null && file.contentType().startsWith(MediaType.APPLICATION_JSON);
        return take(
                force,
                new ListFile(file.uploadedFile(), charset == null || charset.isBlank() ? null : charset.strip()),
                isJson ? JsonSuppressions::read : CsvSuppressions::read);
    }

    /** A body of JSON. @throws Problem 400 where it can't be read */
    Response json(boolean force, File body) {
        return take(force, new ListFile(body.toPath(), null), JsonSuppressions::read);
    }

    /** A body of CSV. @throws Problem 400 where it can't be read */
    Response csv(boolean force, MediaType type, File body) {
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return take(force, new ListFile(body.toPath(), charset), CsvSuppressions::read);
    }

    private Response take(boolean force, ListFile body, SuppressionImport.Form form) {
        RefusedRows refused = new RefusedRows(json);
        SuppressionImport list = new SuppressionImport(suppressions, refused, force, clock);
        try {
            list.read(body, form);
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
}
