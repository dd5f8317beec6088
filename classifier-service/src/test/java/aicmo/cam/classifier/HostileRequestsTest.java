package aicmo.cam.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.hostile.HostileCalls;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "classifier"))
class HostileRequestsTest {
    @Test
    void hostile_values_in_any_place_of_any_request_are_refused_with_a_problem() throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);

        assertThat(new HostileCalls("classifier-service", port).refuseWell()).isGreaterThan(100);
    }
}
