package aicmo.cam.sender;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.WrittenApi;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.openapi.ClosedOperations;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Written anew with {@code -Dcam.openapi.update=true}. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class OpenApiTest {
    @Test
    void the_api_is_as_it_is_written_down() throws Exception {
        WrittenApi.isServed("sender-service", ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class));
    }

    @Test
    void every_operation_but_opt_outs_and_signed_webhooks_is_closed_to_foreign_pages() throws Exception {
        ClosedOperations.check(
                "sender-service",
                ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class),
                Set.of("/u/{token}", "/api/cam/webhooks/resend"));
    }
}
