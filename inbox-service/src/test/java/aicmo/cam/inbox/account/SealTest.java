package aicmo.cam.inbox.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.inbox.mailbox.Login;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    @Test
    void what_is_sealed_opens_for_the_same_mailbox_alone() {
        Seal seal = Seal.with(List.of(OLD));
        byte[] sealed = seal.seal("secret", "ana@acme.test");

        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("secret");
        assertThat(seal.open(sealed, "ana@acme.test")).isEqualTo("secret");
        assertThat(seal.seal("secret", "ana@acme.test")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> seal.open(sealed, "bob@acme.test")).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1]++;
        assertThatThrownBy(() -> seal.open(sealed, "ana@acme.test")).hasMessageContaining("were changed");
    }

    @Test
    void a_new_key_is_put_before_the_old_one() {
        byte[] before = Seal.with(List.of(OLD)).seal("secret", "a@b");

        assertThat(Seal.with(List.of(NEW, OLD)).open(before, "a@b")).isEqualTo("secret");
        assertThatThrownBy(() -> Seal.with(List.of(NEW)).open(before, "a@b"))
                .hasMessageContaining("AICMO_CAM_INBOX_CREDENTIALS_KEYS");
    }

    @Test
    void a_key_that_is_none_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> Seal.with(List.of("c2hvcnQ=")))
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void credentials_come_back_as_they_were_and_show_themselves_nowhere() {
        Login oauth2 = new Login.OAuth2(
                "ana@acme.test",
                URI.create("https://login.example/token"),
                "id",
                Optional.of("hidden-1"),
                Optional.empty(),
                Optional.of("hidden-2"));
        Credentials credentials = Credentials.of(oauth2);

        assertThat(Credentials.parse(credentials.json()).login("ana@acme.test")).isEqualTo(oauth2);
        assertThat(credentials.toString() + oauth2).doesNotContain("hidden");
        assertThat(new Login.Password("a@b", "hidden").toString()).doesNotContain("hidden");
    }

    private static String key(int filling) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
