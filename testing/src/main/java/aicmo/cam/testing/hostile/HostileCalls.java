package aicmo.cam.testing.hostile;

import aicmo.cam.testing.openapi.OpenApiDocument;
import aicmo.cam.testing.openapi.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls every operation of a service with hostile values in every parameter, header and property. Each call is answered, within two
 * seconds, by no 5xx, and every refusal is a problem document.
 */
public final class HostileCalls {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int TRIES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;
    private final int port;
    private final Map<String, String> path = new HashMap<>();
    private final Map<String, JsonNode> bodies = new HashMap<>();
    private final Map<String, String> tables = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> switchedOff = new HashSet<>();

    /**
     * @param service such as {@code sender-service}
     * @param port where it answers on 127.0.0.1
     */
    public HostileCalls(String service, int port) {
        this.service = service;
        this.port = port;
    }

    /** A good value for a parameter of paths, so that more than "not found" is reached. */
    public HostileCalls path(String name, Object value) {
        path.put(name, value.toString());
        return this;
    }

    /** A good body for an operation such as {@code POST /api/cam/campaigns}; without it one is made of its schema. */
    public HostileCalls body(String operation, String json) {
        try {
            bodies.put(operation, JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException("the sample for " + operation + " is no JSON", e);
        }
        return this;
    }

    /** An operation takes text/csv with these columns too. */
    public HostileCalls table(String operation, String columns) {
        tables.put(operation, columns);
        return this;
    }

    /** The operation waits for another system, such as a mail server that is tried or a topic that is read: only that it is answered counts. */
    public HostileCalls waits(String operation) {
        waiting.add(operation);
        return this;
    }

    /** The operation lacks a setting in the test, and says so with 503 and a problem document. */
    public HostileCalls switchedOff(String operation) {
        switchedOff.add(operation);
        return this;
    }

    /**
     * Makes the calls.
     *
     * @return how many there were
     * @throws AssertionError with the calls that were answered otherwise than they should
     */
    public int refuseWell() throws IOException {
        Report report = new Report();
        int calls = 0;
        Set<String> methods = new HashSet<>();
        for (Operation operation : OpenApiDocument.of(service).operations()) {
            for (RawRequest request : requests(operation, methods.add(operation.method()))) {
                calls++;
                fault(operation, request).ifPresent(fault -> report.add(fault, request));
            }
        }
        report.isEmptyOf(calls);
        return calls;
    }

    private List<RawRequest> requests(Operation operation, boolean firstOfItsMethod) {
        HostileRequests requests = new HostileRequests(operation, path, sample(operation));
        String columns = tables.get(operation.toString());
        List<RawRequest> all = new ArrayList<>(requests.all());
        all.addAll(firstOfItsMethod ? requests.headers() : List.of());
        all.addAll(columns == null ? List.of() : requests.tables(columns));
        return all;
    }

    private JsonNode sample(Operation operation) {
        JsonNode schema = operation.bodies().get("application/json");
        return bodies.getOrDefault(operation.toString(), schema == null ? null : Samples.of(schema));
    }

    private Optional<String> fault(Operation operation, RawRequest request) throws IOException {
        RawAnswer answer = RawAnswer.to(request, port);
        return AnswerRules.fault(answer, request, switchedOff.contains(operation.toString()))
                .or(() -> isSlow(operation, request, answer) ? Optional.of("took " + answer.took()) : Optional.empty());
    }

    /** A machine that stands still for a while is no fault of the service: what is slow is slow every time. */
    private boolean isSlow(Operation operation, RawRequest request, RawAnswer first) {
        RawAnswer answer = first;
        try {
            for (int tries = 1; tries < TRIES && answer.took().compareTo(LONGEST) > 0; tries++) {
                answer = RawAnswer.to(request, port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the service can't be reached", e);
        }
        return answer.took().compareTo(LONGEST) > 0 && !waiting.contains(operation.toString());
    }
}
