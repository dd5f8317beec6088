package aicmo.cam.testing.openapi;

import aicmo.cam.testing.http.RawRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sends each operation of an API what a foreign web page can make a browser send, and holds it to refusing all of it. */
public final class ClosedOperations {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: multipart/form-data; boundary=x";
    private static final String FOREIGN = "Origin: https://evil.example";

    private final int port;
    private final List<String> complaints = new ArrayList<>();

    private ClosedOperations(int port) {
        this.port = port;
    }

    /**
     * Checks every operation of a service.
     *
     * @param service such as {@code sender-service}
     * @param port where it listens on this machine
     * @param open paths as they stand in the document that anybody may call from anywhere; each must be there
     * @throws AssertionError that names every operation that is not as it should be
     */
    public static void check(String service, int port, Set<String> open) throws IOException {
        ClosedOperations check = new ClosedOperations(port);
        List<Operation> operations = OpenApiDocument.of(service).operations();
        for (Operation operation : operations) {
            if (open.contains(operation.path())) {
                check.open(operation);
            } else {
                check.closed(operation);
            }
        }
        open.stream()
                .filter(path -> operations.stream()
                        .noneMatch(operation -> operation.path().equals(path)))
                .forEach(path -> check.complaints.add("there is no operation at " + path));
        if (!check.complaints.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), check.complaints));
        }
    }

    private void closed(Operation operation) throws IOException {
        refused(operation, 403, null, FOREIGN);
        refused(operation, 403, null, "Origin: null");
        refused(operation, 403, null, "Origin: http://127.0.0.1:1");
        refused(operation, 403, null, "Sec-Fetch-Site: cross-site");
        refused(operation, 403, null, "Sec-Fetch-Site: same-site");
        refused(operation, 403, BODY, JSON, FOREIGN);
        refused(operation, 421, null, "Host: evil.example");
        refused(operation, 421, null, "Host: evil.example:" + port, "Origin: http://evil.example:" + port);
        refused(operation, 415, BODY);
        refused(operation, 415, BODY, "Content-Type: text/plain");
        refused(operation, 415, BODY, "Content-Type: text/plain;charset=UTF-8;application/json");
        refused(operation, 415, BODY, "Content-Type: application/x-www-form-urlencoded");
        if (operation.bodies().containsKey("multipart/form-data")) {
            refused(operation, 403, BODY, FORM, FOREIGN);
            refused(operation, 403, BODY, FORM, "Origin: null");
            refused(operation, 403, BODY, FORM, "Sec-Fetch-Site: cross-site");
            refused(operation, 403, BODY, FORM, "Sec-Fetch-Site: same-site");
        } else {
            refused(operation, 415, BODY, FORM);
        }
        // The service's own page and a plain client come through: else the refusals above would prove nothing.
        if (operation.method().equals("GET")) {
            reached(operation, null, "Sec-Fetch-Site: none");
        } else if (operation.bodyRequired()) {
            reached(operation, BODY, JSON, "Origin: http://127.0.0.1:" + port, "Sec-Fetch-Site: same-origin");
            reached(operation, BODY, JSON);
        }
    }

    private void open(Operation operation) throws IOException {
        reached(operation, null, FOREIGN, "Sec-Fetch-Site: cross-site");
        reached(operation, null, "Host: mail.example.com");
        if (operation.method().equals("POST")) {
            reached(operation, BODY, FOREIGN, "Content-Type: application/x-www-form-urlencoded");
            reached(operation, BODY);
        }
    }

    private void refused(Operation operation, int status, byte[] body, String... headers) throws IOException {
        RawRequest.Response response = send(operation, body, headers);
        if (response.status() != status || !response.type().equals("application/problem+json")) {
            complain(operation, response, status + " as application/problem+json", headers);
        }
    }

    private void reached(Operation operation, byte[] body, String... headers) throws IOException {
        RawRequest.Response response = send(operation, body, headers);
        if (Set.of(403, 415, 421).contains(response.status()) || response.status() == 500) {
            complain(operation, response, "let through", headers);
        }
    }

    private RawRequest.Response send(Operation operation, byte[] body, String... headers) throws IOException {
        return RawRequest.send(port, operation.method() + " " + operation.target(), body, headers);
    }

    private void complain(Operation operation, RawRequest.Response got, String expected, String... headers) {
        complaints.add(operation + " with " + List.of(headers) + " should be " + expected + ", and was answered "
                + got.status() + " " + got.type() + " " + got.body());
    }
}
