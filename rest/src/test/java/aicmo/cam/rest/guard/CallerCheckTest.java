package aicmo.cam.rest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.rest.guard.CallerCheck.Caller;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerCheckTest {
    private static final CallerCheck API =
            new CallerCheck(List.of("sender-service", "Cam.Example.com"), List.of("https://console.example"), false);
    private static final CallerCheck MANAGEMENT = new CallerCheck(List.of(), List.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8081",
                "127.1.2.3:1",
                "localhost:8081",
                "LOCALHOST",
                "[::1]:8081",
                "sender-service:8080",
                "cam.example.com"
            })
    void this_machine_and_configured_names_are_called(String host) {
        assertThat(status(API, List.of(host), List.of(), List.of())).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example,421",
        "localhost.evil.example,421",
        "127.0.0.1.evil.example,421",
        "evil-localhost,421",
        "10.1.2.3:8080,421",
        "[fe80::1],421",
        "localhost.,421",
        "cam.example.com.,421",
        "localhost@evil.example,400",
        "'',400",
        "localhost evil,400",
        "localhost:999999,400"
    })
    void any_other_host_is_refused(String host, int status) {
        assertThat(status(API, List.of(host), List.of(), List.of())).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3:9080,200", "[fe80::1]:9080,200", "evil.example,421", "10.1.2.3.evil.example,421"})
    void probes_call_the_management_port_by_address(String host, int status) {
        assertThat(status(MANAGEMENT, List.of(host), List.of(), List.of())).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8081,http://127.0.0.1:8081,200",
        "LOCALHOST:8081,http://localhost:8081,200",
        "cam.example.com,https://cam.example.com,200",
        "cam.example.com:443,https://cam.example.com,200",
        "cam.example.com,http://cam.example.com:80,200",
        "127.0.0.1:8081,https://console.example,200",
        "127.0.0.1:8081,http://console.example,403",
        "127.0.0.1:8081,http://127.0.0.1:8082,403",
        "127.0.0.1:8081,http://localhost:8081,403",
        "cam.example.com:8081,https://cam.example.com,403",
        "127.0.0.1:8081,null,403",
        "127.0.0.1:8081,'',403",
        "127.0.0.1:8081,file://,403",
        "127.0.0.1:8081,http://127.0.0.1:8081.evil.example,403",
        "127.0.0.1:8081,http://evil.example/127.0.0.1:8081,403"
    })
    void only_pages_of_the_same_or_a_configured_origin_call(String host, String origin, int status) {
        assertThat(status(API, List.of(host), List.of(origin), List.of())).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"none,200", "same-origin,200", "same-site,403", "cross-site,403", "Cross-Site,403", "anything,403"})
    void the_site_that_a_browser_names_is_the_services_own(String site, int status) {
        assertThat(status(API, List.of("localhost"), List.of(), List.of(site))).isEqualTo(status);
    }

    @org.junit.jupiter.api.Test
    void one_good_header_of_several_is_not_enough() {
        assertThat(status(API, List.of("localhost", "evil.example"), List.of(), List.of()))
                .isEqualTo(400);
        assertThat(status(API, List.of("localhost"), List.of("http://localhost", "http://evil"), List.of()))
                .isEqualTo(403);
        assertThat(status(API, List.of("localhost"), List.of(), List.of("none", "cross-site")))
                .isEqualTo(403);
        assertThat(status(API, List.of("localhost"), List.of("https://console.example"), List.of("cross-site")))
                .isEqualTo(200);
    }

    private static int status(CallerCheck check, List<String> host, List<String> origin, List<String> site) {
        return check.check(new Caller(host, origin, site)).map(Refusal::status).orElse(200);
    }
}
