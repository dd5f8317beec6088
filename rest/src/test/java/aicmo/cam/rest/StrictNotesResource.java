package aicmo.cam.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A resource with a property and a parameter of each type. */
@Path("/notes")
public class StrictNotesResource {
    /** How a note looks. */
    public enum Shade {
        LIGHT,
        DARK
    }

    /** What a note is made from. */
    @JsonIgnoreProperties("note_id")
    public record Wanted(
            @NotBlank String firstLine,
            @Positive Integer copies,
            Instant due,
            Double weight,
            Boolean pinned,
            Shade shade,
            List<String> tags,
            Map<String, String> extra) {}

    /** What was understood. */
    public record Understood(String all) {}

    @POST
    @Path("/strict")
    @Consumes(MediaType.APPLICATION_JSON)
    public Understood strict(@NotNull(message = "the body is missing") @Valid Wanted wanted) {
        return new Understood(wanted.toString());
    }

    @GET
    @Path("/strict/{id}")
    public Understood one(UUID id) {
        return new Understood(id.toString());
    }

    @GET
    @Path("/found")
    public Understood found(
            @QueryParam("since") Instant since,
            @QueryParam("shade") Shade shade,
            @QueryParam("pinned") @DefaultValue("false") boolean pinned,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("after") UUID after,
            @QueryParam("q") String words) {
        return new Understood(since + " " + shade + " " + pinned + " " + limit + " " + after + " " + words);
    }
}
