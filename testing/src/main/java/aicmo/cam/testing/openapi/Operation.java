package aicmo.cam.testing.openapi;

import aicmo.cam.testing.openapi.Parameter.In;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One operation of an API.
 *
 * @param method such as {@code POST}
 * @param path with its parameters in braces, such as {@code /api/cam/campaigns/{id}}
 * @param bodies the schema of the body for each media type, with every {@code $ref} resolved; empty where it takes no body
 * @param bodyRequired whether a request without a body is refused
 */
public record Operation(
        String method, String path, List<Parameter> parameters, Map<String, JsonNode> bodies, boolean bodyRequired) {

    /** Keeps the order of the document. */
    public Operation {
        parameters = List.copyOf(parameters);
        bodies = Collections.unmodifiableMap(new LinkedHashMap<>(bodies));
    }

    /** The parameters that stand in one place of the request. */
    public List<Parameter> in(In place) {
        return parameters.stream().filter(parameter -> parameter.in() == place).toList();
    }

    /** Path and required query parameters, each with the value of its example. */
    public String target() {
        return target(Map.of());
    }

    /**
     * Path and query of a request.
     *
     * @param values of path and query parameters by name, not yet encoded; a required one that is absent takes its example's value
     */
    public String target(Map<String, String> values) {
        String target = path;
        for (Parameter parameter : in(In.PATH)) {
            target = target.replace("{" + parameter.name() + "}", encoded(value(parameter, values)));
        }
        String query = in(In.QUERY).stream()
                .filter(parameter -> parameter.required() || values.containsKey(parameter.name()))
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(value(parameter, values)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? target : target + "?" + query;
    }

    private static String value(Parameter parameter, Map<String, String> values) {
        return values.getOrDefault(parameter.name(), parameter.example());
    }

    /** Percent-encodes UTF-8; a space is {@code %20}, in the path as in the query. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Method and path: how a test names the operation. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
