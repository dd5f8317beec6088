package aicmo.cam.sender.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://mail.example.com, https://mail.example.com",
        "https://mail.example.com/, https://mail.example.com",
        "https://mail.example.com:8443/cam//, https://mail.example.com:8443/cam",
        "http://127.0.0.1:8081, http://127.0.0.1:8081",
        "http://localhost:8081/, http://localhost:8081",
        "HTTPS://Mail.Example.com, HTTPS://Mail.Example.com"
    })
    void a_url_stands_without_its_last_slash(String given, String url) {
        assertThat(PublicUrl.of(given)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mail.example.com",
                "http://127.0.0.1.example.com",
                "ftp://mail.example.com",
                "mail.example.com",
                "https://",
                "https://user@mail.example.com",
                "https://mail.example.com/?a=b",
                "https://mail.example.com/#x",
                "https://bücher.example/ü",
                "https://mail.example.com/a b",
                "https://mail.example.com/\r\nBcc: x"
            })
    void what_can_t_stand_in_a_one_click_header_is_refused_with_the_name_of_the_setting(String given) {
        assertThatThrownBy(() -> PublicUrl.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("AICMO_CAM_PUBLIC_URL is '");
    }

    @Test
    void a_backslash_and_an_n_are_a_line_break() {
        assertThat(UnsubscribeBeans.lines(" Acme\\n1 Example Road\nBerlin ")).isEqualTo("Acme\n1 Example Road\nBerlin");
    }
}
