package aicmo.cam.decision.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetCheckTest {
    private final TargetCheck strict = new TargetCheck(false, InetAddress::getAllByName);
    private final TargetCheck trusting = new TargetCheck(true, InetAddress::getAllByName);

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
                "https://198.18.0.1/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://2130706433/",
                "https://8.8.8.8:0/",
                "https://8.8.8.8:70000/",
                "http://8.8.8.8/",
                "ftp://8.8.8.8/",
                "https://user:secret@8.8.8.8/",
                "//8.8.8.8/",
                "nonsense"
            })
    void what_only_this_network_reaches_is_refused(String url) {
        assertThat(strict.refusal(url)).isPresent();
        assertThat(strict.resolve(url, 1)).isInstanceOf(Target.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/hook", "https://[2606:4700:4700::1111]:8443/hook?x=1"})
    void addresses_of_the_internet_are_taken(String url) {
        assertThat(strict.refusal(url)).isEmpty();
        assertThat(strict.resolve(url, 1)).isInstanceOf(Target.Allowed.class);
    }

    @Test
    void where_those_who_ask_are_trusted_private_addresses_are_taken() {
        assertThat(trusting.refusal("http://127.0.0.1:8080/x")).isEmpty();
        assertThat(trusting.refusal("http://not-up-yet.invalid/x")).isEmpty();
        assertThat(trusting.refusal("ftp://127.0.0.1/x")).isPresent();
    }

    @Test
    void one_special_address_among_those_of_a_name_refuses_it() throws Exception {
        InetAddress[] addresses = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("fd00::1")};
        TargetCheck check = new TargetCheck(false, host -> addresses);

        assertThat(check.refusal("https://hook.example/"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("leads to fd00:"));
    }

    @Test
    void each_attempt_takes_the_next_address_of_a_name() throws Exception {
        InetAddress[] addresses = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("8.8.4.4")};
        TargetCheck check = new TargetCheck(false, host -> addresses);

        assertThat(addressOf(check, 1)).isEqualTo(addresses[0]);
        assertThat(addressOf(check, 2)).isEqualTo(addresses[1]);
        assertThat(addressOf(check, 3)).isEqualTo(addresses[0]);
    }

    @Test
    void a_host_that_cannot_be_found_is_refused_by_name() {
        TargetCheck check = new TargetCheck(true, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(check.resolve("https://hook.example/", 1))
                .isEqualTo(new Target.Refused("has a host that cannot be found: hook.example"));
    }

    private static InetAddress addressOf(TargetCheck check, int attempt) {
        return check.resolve("https://hook.example/", attempt) instanceof Target.Allowed allowed
                ? allowed.address()
                : null;
    }
}
