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
 * Calls every operation of a service with hostile values in every parameter, header and property. Each call is answered, with two
 * seconds of the processor at most, by no 5xx, and every refusal is a problem document.
 */
public final class HostileCalls {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** A call that only waits is a hang after this: a busy machine makes a call wait for the others on it. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

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
        Timed first = Timed.of(request, port);
        Optional<String> fault = AnswerRules.fault(first.answer(), request, switchedOff.contains(operation.toString()));
        return fault.isPresent() || waiting.contains(operation.toString()) || !first.isSlow()
                ? fault
                : slowEveryTime(request);
    }

    /** A machine that stands still for a while is no fault of the service: what is slow is slow every time. */
    private Optional<String> slowEveryTime(RawRequest request) throws IOException {
        Timed again = null;
        for (int tries = 1; tries < TRIES; tries++) {
            again = Timed.of(request, port);
            if (!again.isSlow()) {
                return Optional.empty();
            }
        }
        return Optional.of("took " + again.answer().took() + ", of the processor " + again.processor());
    }

    /**
     * An answer, and what it cost. The service runs in the process of its test.
     *
     * @param processor time that this process had of all processors meanwhile, and the test's own part of it
     */
    private record Timed(RawAnswer answer, Duration processor) {
        static Timed of(RawRequest request, int port) throws IOException {
            Duration before = processorTime();
            RawAnswer answer = RawAnswer.to(request, port);
            return new Timed(answer, processorTime().minus(before));
        }

        boolean isSlow() {
            Duration took = answer.took();
            return took.compareTo(LONGEST) > 0
                    && (processor.compareTo(LONGEST) > 0 || took.compareTo(LONGEST_WAIT) > 0);
        }

        private static Duration processorTime() {
            return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }
}
