package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system for real use, whose machine loses its power in the middle. */
@Tag("slow")
class UpTest {
    private static final int LEADS = TestLength.of(20, 40);

    @TempDir
    private Path folder;

    @Test
    void after_a_power_cut_it_goes_on_and_nobody_is_mailed_twice() throws Exception {
        try (RealUse use = new RealUse(LEADS, folder.resolve("data")).withMailbox()) {
            try (CamProcess before = use.startAndAwait()) {
                use.startCampaign();
                eventually().until(use::arrived, mails -> mails >= 5);
                before.kill9();
            }
            try (CamProcess after = use.startAndAwait()) {
                JsonNode again = use.importLeads();
                assertThat(again.path("imported").asInt()).isZero();
                assertThat(again.path("already_there").asInt()).isEqualTo(LEADS);
                eventually().until(use::open, List::isEmpty);
            }
            use.assertNobodyWasMailedTwice();
        }
    }
}
