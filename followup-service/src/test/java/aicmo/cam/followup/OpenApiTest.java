package aicmo.cam.followup;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.WrittenApi;
import aicmo.cam.testing.openapi.ClosedOperations;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class OpenApiTest {
    @Test
    void the_api_is_as_it_is_written_down() throws Exception {
        WrittenApi.isServed(
                "followup-service", ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class));
    }

    @Test
    void every_operation_is_closed_to_foreign_pages() throws Exception {
        ClosedOperations.check(
                "followup-service", ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class), Set.of());
    }
}
