package aicmo.cam.decision.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final String OLD = key('o');
    private static final String NEW = key('n');

    @Test
    void what_was_sealed_opens_for_its_owner_only() {
        Seal seal = new Seal(List.of(OLD));
        byte[] sealed = seal.seal("secret".getBytes(UTF_8), "a");

        assertThat(seal.open(sealed, "a")).asString(UTF_8).isEqualTo("secret");
        assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
        assertThatThrownBy(() -> seal.open(sealed, "b")).hasMessageContaining("changed");
    }

    @Test
    void a_key_is_changed_by_putting_the_new_one_first() {
        byte[] sealed = new Seal(List.of(OLD)).seal("secret".getBytes(UTF_8), "a");

        assertThat(new Seal(List.of(NEW, OLD)).open(sealed, "a"))
                .asString(UTF_8)
                .isEqualTo("secret");
        assertThatThrownBy(() -> new Seal(List.of(NEW)).open(sealed, "a"))
                .hasMessageContaining("AICMO_CAM_WEBHOOK_KEYS");
    }

    @Test
    void a_key_that_is_none_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> new Seal(List.of("hunter2")))
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("hunter2");
    }

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(UTF_8));
    }
}
