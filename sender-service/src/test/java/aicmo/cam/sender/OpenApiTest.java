package aicmo.cam.sender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Written anew with {@code -Dcam.openapi.update=true}. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class OpenApiTest {
    private static final Path COMMITTED = Path.of("..", "docs", "openapi", "sender-service.yaml");

    @Test
    void the_committed_description_is_what_is_served() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
        String served = given().get("http://127.0.0.1:" + port + "/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (Boolean.getBoolean("cam.openapi.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }

        assertThat(served).isEqualTo(Files.readString(COMMITTED));
    }
}
