package aicmo.cam.rest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.RawRequest;
import aicmo.cam.testing.http.RawRequest.Response;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "manners"))
class FormGuardTest {
    private final int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);

    /** A browser sends a form to any origin without asking first, so that the origin decides. */
    @Test
    void a_form_with_a_file_is_taken_for_a_list_and_from_no_foreign_page() throws IOException {
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\n\r\na,b\r\n--b--\r\n";
        String type = "Content-Type: multipart/form-data; boundary=b";
        int before = GuardedResource.DONE.get();

        refused(403, post("/guarded/list", form, type, "Origin: https://evil.example"));
        refused(403, post("/guarded/list", form, type, "Origin: null"));
        refused(403, post("/guarded/list", form, type, "Sec-Fetch-Site: cross-site"));
        refused(403, post("/guarded/list", form, type, "Sec-Fetch-Site: same-site"));
        refused(415, post("/guarded", form, type));
        refused(415, post("/guarded/list", form, type, "Content-Type: text/plain"));
        refused(413, post("/guarded/list", form.replace("a,b", "x".repeat(300 * 1024 + 1)), type));
        assertThat(GuardedResource.DONE).hasValue(before);

        for (String broken :
                List.of("{}", "", "--b", "--b\r\n\r\n", "--b--", form.substring(0, 40), form.replace("--b--", ""))) {
            assertThat(post("/guarded/list", broken, type).status()).as(broken).isIn(200, 400);
        }
        assertThat(post("/guarded/list", form, "Content-Type: multipart/form-data")
                        .status())
                .isIn(200, 400);
        assertThat(post(
                                "/guarded/list",
                                form.replace("\r\n\r\na,b", "\r\nX: " + "y".repeat(100_000) + "\r\n\r\na"),
                                type)
                        .status())
                .isIn(200, 400);

        assertThat(post("/guarded/list", form, type, "Origin: http://127.0.0.1:" + port)
                        .body())
                .isEqualTo("3");
        assertThat(post("/guarded/list", form, type).body()).isEqualTo("3");
    }

    private Response post(String path, String body, String... headers) throws IOException {
        return RawRequest.send(
                port, "POST " + path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static void refused(int status, Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.type()).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"status\":" + status, "\"detail\":", "\"title\":");
    }
}
