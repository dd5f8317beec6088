package aicmo.cam.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiDocumentTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            components:
              schemas:
                Note:
                  type: object
                  properties:
                    line: {type: string, maxLength: 5}
                    answers: {type: array, items: {$ref: "#/components/schemas/Note"}}
                Id: {type: string, format: uuid}
            paths:
              /notes/{id}:
                parameters:
                - {name: id, in: path, required: true, schema: {$ref: "#/components/schemas/Id"}}
                put:
                  parameters:
                  - {name: by, in: query, schema: {type: string}}
                  - {name: version, in: query, required: true, schema: {type: integer, minimum: 3}}
                  requestBody:
                    required: true
                    content:
                      application/json: {schema: {$ref: "#/components/schemas/Note"}}
                      text/csv: {}
            """;

    @Test
    void an_operation_has_the_parameters_of_its_path_and_its_own() {
        Operation put = OpenApiDocument.parse(DOCUMENT).operations().getFirst();

        assertThat(put).hasToString("PUT /notes/{id}");
        assertThat(put.parameters()).extracting(Parameter::name).containsExactly("id", "by", "version");
        assertThat(put.in(Parameter.In.QUERY)).hasSize(2);
        assertThat(put.target()).isEqualTo("/notes/01890000-0000-7000-8000-000000000000?version=3");
        assertThat(put.target(Map.of("id", "a/b", "by", "ü &"))).isEqualTo("/notes/a%2Fb?by=%C3%BC%20%26&version=3");
    }

    @Test
    void a_body_has_a_schema_for_each_type_without_references() {
        Operation put = OpenApiDocument.parse(DOCUMENT).operations().getFirst();

        assertThat(put.bodyRequired()).isTrue();
        assertThat(put.bodies()).containsOnlyKeys("application/json", "text/csv");
        assertThat(put.bodies().get("application/json"))
                .hasToString("{\"type\":\"object\",\"properties\":{\"line\":{\"type\":\"string\",\"maxLength\":5},"
                        + "\"answers\":{\"type\":\"array\",\"items\":{}}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender", "inbox", "classifier", "followup", "decision"})
    void the_document_of_each_service_is_read_whole(String service) {
        List<Operation> operations = OpenApiDocument.of(service + "-service").operations();

        assertThat(operations).isNotEmpty().doesNotHaveDuplicates();
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.target()).doesNotContain("{"));
    }
}
