package aicmo.cam.mail.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {
    /** The first two are examples of NIST for FIPS 180-4; the last is longer than a part of a stream. */
    @ParameterizedTest
    @CsvSource({
        "abc, 1, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "a, 1000000, cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        "'', 1, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    })
    void texts_bytes_streams_and_digests_come_to_the_same(String text, int times, String hex) throws IOException {
        String whole = text.repeat(times);
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        MessageDigest sha = Sha256.digest();
        sha.update(bytes);

        assertThat(Sha256.hex(whole)).isEqualTo(hex);
        assertThat(Sha256.hex(bytes)).isEqualTo(hex);
        assertThat(Sha256.hex(sha)).isEqualTo(hex);
        assertThat(Sha256.hex(new ByteArrayInputStream(bytes))).isEqualTo(hex);
    }
}
