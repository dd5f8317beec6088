package aicmo.cam.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document of one service, read from {@code docs/openapi}, which {@code OpenApiTest} holds to what is served. */
public final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final Schemas schemas;

    private OpenApiDocument(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    /** @param service such as {@code sender-service}; a test runs in the folder of its module */
    public static OpenApiDocument of(String service) {
        Path file = Path.of("..", "docs", "openapi", service + ".yaml");
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the OpenAPI document " + file + " can't be read", e);
        }
    }

    /** SnakeYAML itself reads the document: Jackson's YAML takes an example such as 13:45:30.5 for a number and fails. */
    static OpenApiDocument parse(String yaml) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new OpenApiDocument(new ObjectMapper().valueToTree(document));
    }

    /** All operations in the order of the document; there is at least one. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> operation(operation.getKey(), path.getKey(), path.getValue(), operation.getValue()))
                .forEach(operations::add));
        if (operations.isEmpty()) {
            throw new IllegalStateException("the OpenAPI document lists no operation");
        }
        return List.copyOf(operations);
    }

    private Operation operation(String method, String path, JsonNode shared, JsonNode operation) {
        List<Parameter> parameters = Stream.of(shared, operation)
                .flatMap(node -> node.path("parameters").valueStream())
                .map(this::parameter)
                .toList();
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        JsonNode body = operation.path("requestBody");
        body.path("content")
                .properties()
                .forEach(type -> bodies.put(
                        type.getKey(), schemas.resolved(type.getValue().path("schema"))));
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                bodies,
                body.path("required").asBoolean());
    }

    private Parameter parameter(JsonNode parameter) {
        return new Parameter(
                parameter.path("name").asText(),
                Parameter.In.valueOf(parameter.path("in").asText().toUpperCase(Locale.ROOT)),
                parameter.path("required").asBoolean(),
                schemas.resolved(parameter.path("schema")));
    }
}
