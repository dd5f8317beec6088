package aicmo.cam.testing.hostile;

import aicmo.cam.testing.openapi.Operation;
import aicmo.cam.testing.openapi.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every hostile request to one operation: one place at a time, everything else as the OpenAPI document wants it. */
final class HostileRequests {
    private static final List<String> HEADERS = List.of(
            "Accept", "Accept-Language", "Accept-Encoding", "If-Match", "If-None-Match", "Idempotency-Key", "Cookie");
    private static final String HOSTILE = "hostile-value";

    private final Operation operation;
    private final Map<String, String> path;
    private final JsonNode sample;

    /**
     * @param path good values for parameters of the path by name
     * @param sample a good JSON body; null where the operation takes none
     */
    HostileRequests(Operation operation, Map<String, String> path, JsonNode sample) {
        this.operation = operation;
        this.path = path;
        this.sample = sample;
    }

    List<RawRequest> all() {
        List<RawRequest> all = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in() == Parameter.In.PATH || parameter.in() == Parameter.In.QUERY) {
                HostileText.IN_A_URL.forEach(value -> all.add(inUrl(parameter, value)));
            }
        }
        operation.in(Parameter.In.HEADER).forEach(header -> all.addAll(inHeader(header.name())));
        if (sample != null) {
            all.addAll(inHeader("Content-Type"));
        }
        all.add(request(
                operation.target(path) + (operation.target(path).contains("?") ? "&" : "?") + "%00=x&&&=&a",
                good(),
                "query = %00=x&&&=&a"));
        if (sample != null) {
            HostileBodies.of(sample).forEach((what, body) -> all.add(request(operation.target(path), body, what)));
        }
        return all;
    }

    /** The requests with headers that the framework reads, whatever the operation: one operation of each method will do. */
    List<RawRequest> headers() {
        return HEADERS.stream().flatMap(header -> inHeader(header).stream()).toList();
    }

    private List<RawRequest> inHeader(String header) {
        return HostileText.IN_A_HEADER.stream()
                .map(value -> request(operation.target(path), good(), "header " + header + " = " + value)
                        .with(header, value))
                .toList();
    }

    /** @param columns of a body of the type text/csv */
    List<RawRequest> tables(String columns) {
        List<RawRequest> all = new ArrayList<>();
        HostileTables.of(columns)
                .forEach((what, body) ->
                        all.add(request(operation.target(path), body, what).with("Content-Type", "text/csv")));
        return all;
    }

    private RawRequest inUrl(Parameter parameter, String value) {
        Map<String, String> values = new java.util.HashMap<>(path);
        values.put(parameter.name(), HOSTILE);
        return request(
                operation.target(values).replace(HOSTILE, value),
                good(),
                "parameter " + parameter.name() + " = " + value);
    }

    private byte[] good() {
        return sample == null ? null : sample.toString().getBytes(StandardCharsets.UTF_8);
    }

    private RawRequest request(String target, byte[] body, String what) {
        Map<String, String> headers = body == null ? Map.of() : Map.of("Content-Type", "application/json");
        return new RawRequest(operation.method(), target, headers, body, what);
    }
}
