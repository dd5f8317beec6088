package aicmo.cam.followup;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class OpenApiTest {
    /** Surefire starts in the module's folder. */
    private static final Path WRITTEN = Path.of("../docs/openapi/followup-service.yaml");

    @Test
    void the_api_is_as_it_is_written_down() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
        String served =
                RestAssured.get("http://127.0.0.1:" + port + "/q/openapi").asString();
        if (Boolean.getBoolean("cam.openapi.update")) {
            Files.createDirectories(WRITTEN.getParent());
            Files.writeString(WRITTEN, served);
        }

        assertThat(Files.readString(WRITTEN))
                .as("docs/openapi/followup-service.yaml; write it anew with -Dcam.openapi.update=true")
                .isEqualTo(served);
    }
}
