package aicmo.cam.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The written contract as it lies on the class path: asyncapi.yaml, the schemas and the examples. */
final class Contract {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private Contract() {}

    static String kebab(Topic topic) {
        return topic.topicName().substring("cam.".length());
    }

    static JsonNode asyncapi() {
        return parse(new YAMLMapper(), "/asyncapi.yaml");
    }

    static JsonNode schema(Topic topic) {
        return schema(kebab(topic) + ".v1.json");
    }

    static JsonNode schema(String file) {
        return parse(Wire.MAPPER, "/schemas/" + file);
    }

    /** The schema as a validator that also asserts formats. */
    static JsonSchema validator(Topic topic) {
        return SCHEMAS.getSchema(
                SchemaLocation.of("classpath:schemas/" + kebab(topic) + ".v1.json"),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    static Stream<Example> examples() {
        return Arrays.stream(Topic.values()).flatMap(topic -> examples(topic).stream());
    }

    static List<Example> examples(Topic topic) {
        try (Stream<Path> files = Files.list(folder("/examples"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(kebab(topic) + ".v1."))
                    .sorted()
                    .map(name -> new Example(topic, name, parse(Wire.MAPPER, "/examples/" + name)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder(String resource) {
        try {
            return Path.of(Contract.class.getResource(resource).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(ObjectMapper mapper, String resource) {
        try (InputStream in = Contract.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError(resource + " is missing");
            }
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + ": " + e.getMessage(), e);
        }
    }

    /** A golden example of a topic's event. */
    record Example(Topic topic, String name, JsonNode json) {
        boolean minimal() {
            return name.endsWith(".minimal.json");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
