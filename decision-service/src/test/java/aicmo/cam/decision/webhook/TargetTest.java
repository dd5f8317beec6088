package aicmo.cam.decision.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://2130706433/",
                "http://8.8.8.8/",
                "ftp://8.8.8.8/",
                "https://user:secret@8.8.8.8/",
                "//8.8.8.8/",
                "nonsense"
            })
    void what_only_this_network_reaches_is_refused(String url) {
        assertThat(Target.refusal(url, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/hook", "https://[2606:4700:4700::1111]:8443/hook?x=1"})
    void addresses_of_the_internet_are_taken(String url) {
        assertThat(Target.refusal(url, false)).isEmpty();
    }

    @Test
    void where_those_who_ask_are_trusted_private_addresses_are_taken() {
        assertThat(Target.refusal("http://127.0.0.1:8080/x", true)).isEmpty();
        assertThat(Target.refusal("ftp://127.0.0.1/x", true)).isPresent();
    }
}
