package aicmo.cam.rest.parameters;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.json.PlainText;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses requests whose path, query or headers have text that can't be stored, before anything reads them. */
class PlainTextFilter {

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        refuse("the path", List.of(request.getUriInfo().getPath(true)));
        each("the parameter ", request.getUriInfo().getQueryParameters(true));
        each("the header ", request.getHeaders());
    }

    private static void each(String kind, MultivaluedMap<String, String> values) {
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            refuse("the name of " + kind.strip(), List.of(entry.getKey()));
            refuse(kind + entry.getKey(), entry.getValue());
        }
    }

    private static void refuse(String what, List<String> values) {
        values.stream()
                .flatMap(value -> value == null ? Stream.empty() : PlainText.fault(value).stream())
                .findFirst()
                .ifPresent(fault -> {
                    throw Problem.malformed(what + " " + fault);
                });
    }
}
