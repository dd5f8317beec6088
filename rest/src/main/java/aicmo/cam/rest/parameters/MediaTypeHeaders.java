package aicmo.cam.rest.parameters;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/**
 * Replaces headers that name a media type and can't be parsed: RESTEasy fails on them, on Accept even after the work is done. RFC 9110
 * has an answer to each: an Accept may be disregarded, and content of no known type is {@value #UNKNOWN_TYPE}, which no resource
 * consumes.
 */
class MediaTypeHeaders {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    /** Before the filters that look at the Content-Type; a higher priority runs earlier. */
    private static final int EARLY = 900;

    void register(@Observes Filters filters) {
        filters.register(MediaTypeHeaders::replace, EARLY);
    }

    private static void replace(RoutingContext context) {
        MultiMap headers = context.request().headers();
        if (!headers.getAll(HttpHeaders.ACCEPT).stream().allMatch(MediaTypeHeaders::isReadable)) {
            headers.remove(HttpHeaders.ACCEPT);
        }
        if (!headers.getAll(HttpHeaders.CONTENT_TYPE).stream().allMatch(MediaTypeHeaders::isReadable)) {
            headers.set(HttpHeaders.CONTENT_TYPE, UNKNOWN_TYPE);
        }
        context.next();
    }

    private static boolean isReadable(String header) {
        try {
            return !MediaTypeHelper.parseHeader(header).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
