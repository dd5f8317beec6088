package aicmo.cam.sender.provider.resend.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;

/** What is used of Resend's API (resend.com/docs/api-reference/emails). Answers are streams, so that their length can be bounded. */
@Path("/emails")
public interface ResendApi {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    RestResponse<InputStream> send(@HeaderParam("Idempotency-Key") String key, Payload mail);

    /** @param validation strict or permissive */
    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    RestResponse<InputStream> sendAll(
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("x-batch-validation") String validation,
            Payload mails);

    @GET
    @Path("/{id}")
    RestResponse<InputStream> email(@PathParam("id") String id);

    /**
     * The newest first.
     *
     * @param after the id that the page before ended with; null for the first page
     */
    @GET
    RestResponse<InputStream> emails(@QueryParam("limit") int limit, @QueryParam("after") String after);
}
