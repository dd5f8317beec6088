package aicmo.cam.rest;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** A resource as small as one can be. */
@Path("/notes")
public class NotesResource {
    private final Jdbi jdbi;
    private final IdempotentRequests requests;

    NotesResource(Jdbi jdbi, IdempotentRequests requests) {
        this.jdbi = jdbi;
        this.requests = requests;
    }

    /** What a note is made from. */
    public record NewNote(
            @NotBlank String firstLine, @Positive Integer copies) {}

    /** A note. */
    public record Note(long noteId, String firstLine, String absent, Instant at) {}

    @POST
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@HeaderParam("Idempotency-Key") String key, @Valid NewNote note) {
        return requests.once(key, "POST /notes", note, () -> Response.status(201)
                .entity(new Note(insert(note.firstLine()), note.firstLine(), null, Instant.EPOCH))
                .build());
    }

    @GET
    @Path("/{id}")
    public Note get(@PathParam("id") long id) throws java.io.IOException {
        if (id == -2) {
            throw new StackOverflowError("a secret of the machine");
        }
        if (id == -3) {
            throw new java.io.IOException("a secret of the disk");
        }
        if (id < 0) {
            throw new IllegalStateException("a secret of the inside");
        }
        throw Problem.notFound("note", id);
    }

    @GET
    public Page<Note> list(@QueryParam("limit") int limit) {
        return Page.of(List.of(), limit, Note::noteId);
    }

    @POST
    @Path("/map")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    public Response map(@HeaderParam("Idempotency-Key") String key, Map<String, String> map) {
        return requests.once(key, "POST /notes/map", map, () -> {
            if (map.containsKey("fail")) {
                throw Problem.conflict("it fails, as asked");
            }
            return Response.status(201).entity(map).build();
        });
    }

    private long insert(String line) {
        return jdbi.withHandle(handle -> handle.createQuery("insert into note (first_line) values (?) returning id")
                .bind(0, line)
                .mapTo(Long.class)
                .one());
    }

    @Produces
    @Singleton
    static Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi;
    }
}
