package aicmo.cam.classifier.reply;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.WrittenApi;
import aicmo.cam.testing.openapi.ClosedOperations;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "classifier"))
class OpenApiTest {
    @Test
    void the_api_is_as_it_is_written_down() throws Exception {
        WrittenApi.isServed(
                "classifier-service", ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class));
    }

    @Test
    void the_service_says_that_it_is_ready() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);

        assertThat(RestAssured.get("http://127.0.0.1:" + port + "/q/health/ready")
                        .statusCode())
                .isEqualTo(200);
        assertThat(RestAssured.get("http://127.0.0.1:" + port + "/q/metrics").asString())
                .contains("cam_outbox");
    }

    @Test
    void every_operation_is_closed_to_foreign_pages() throws Exception {
        ClosedOperations.check(
                "classifier-service",
                ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class),
                Set.of());
    }
}
