package aicmo.cam.sender.unsubscribe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * What recipients and their mailbox providers reach: the only part of the API that is for the public. It says nothing of what it
 * takes and gives, so that no header of a request makes it refuse.
 */
@Path("/u/{token}")
class UnsubscribeResource {
    private static final String HTML = "text/html;charset=UTF-8";

    private final Unsubscribing unsubscribing;

    UnsubscribeResource(Unsubscribing unsubscribing) {
        this.unsubscribing = unsubscribing;
    }

    /** Scanners follow every link of a mail: this one shows a button, and does nothing. */
    @GET
    @Operation(operationId = "unsubscribePage", summary = "A page with a button; changes nothing")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = "text/html"))
    @APIResponse(
            responseCode = "404",
            description = "A page that says that the link is none of ours",
            content = @Content(mediaType = "text/html"))
    public Response page(@PathParam("token") String token, @HeaderParam("Accept-Language") String languages) {
        PageTexts texts = PageTexts.of(languages);
        return answer(unsubscribing.recipient(token).map(address -> UnsubscribePage.asking(texts, address)), texts);
    }

    /** The body says nothing that the link does not, so it is not read, whatever its form. */
    @POST
    @Operation(
            operationId = "unsubscribe",
            summary =
                    "No more mail to the recipient of the mail with this link (RFC 8058); done at once, any number of times")
    @APIResponse(
            responseCode = "200",
            description = "Done; a page for people says so",
            content = @Content(mediaType = "text/html"))
    @APIResponse(
            responseCode = "404",
            description = "A page that says that the link is none of ours",
            content = @Content(mediaType = "text/html"))
    public Response act(@PathParam("token") String token, @HeaderParam("Accept-Language") String languages) {
        PageTexts texts = PageTexts.of(languages);
        return answer(unsubscribing.unsubscribe(token).map(address -> UnsubscribePage.done(texts, address)), texts);
    }

    private static Response answer(Optional<UnsubscribePage> page, PageTexts texts) {
        UnsubscribePage shown = page.orElseGet(() -> UnsubscribePage.unknown(texts));
        return Response.status(page.isPresent() ? 200 : 404)
                .type(HTML)
                .entity(shown.html())
                .header("Content-Language", texts.language())
                .header("Vary", "Accept-Language")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", UnsubscribePage.POLICY)
                .build();
    }
}
