package aicmo.cam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void comments_quotes_and_spaces_are_understood() {
        assertThat(parse(
                        "# a comment",
                        "",
                        "PLAIN=a b  # said aside",
                        "export EXPORTED = x#y",
                        "SINGLE='a # \"b\" \\n'",
                        "DOUBLE=\"a \\\"b\\\"\\nc = d\" # aside",
                        "EMPTY="))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PLAIN",
                        "a b",
                        "EXPORTED",
                        "x#y",
                        "SINGLE",
                        "a # \"b\" \\n",
                        "DOUBLE",
                        "a \"b\"\nc = d",
                        "EMPTY",
                        ""));
    }

    @Test
    void a_line_that_is_no_setting_is_refused_with_its_number_but_not_its_content() {
        assertThatThrownBy(() -> parse("A=1", "secret words"))
                .isInstanceOf(Refused.class)
                .hasMessage(".env, line 2: not of the form NAME=value");
        assertThatThrownBy(() -> parse("A='open")).isInstanceOf(Refused.class).hasMessageContaining("line 1");
    }

    @Test
    void the_environment_wins_over_the_file() {
        Settings settings = new Settings(Map.of("A", "file", "B", "file"), Map.of("A", "environment", "C", " "));

        assertThat(settings.get("A")).contains("environment");
        assertThat(settings.get("B")).contains("file");
        assertThat(settings.get("C")).isEmpty();
        assertThat(settings.forServices()).containsEntry("A", "environment").containsEntry("B", "file");
    }

    @Test
    void a_demo_never_sees_the_accounts_of_the_user() {
        Settings settings = new Settings(
                Map.of("AICMO_RESEND_API_KEY", "re_1", "AICMO_CAM_PORT_SENDER", "1234"),
                Map.of("AICMO_IMAP_PASSWORD", "p", "QUARKUS_MAILER_HOST", "smtp.example", "PATH", "/bin"));

        assertThat(settings.forDemo().forServices())
                .containsExactlyInAnyOrderEntriesOf(Map.of("AICMO_CAM_PORT_SENDER", "1234", "PATH", "/bin"));
    }

    private static Map<String, String> parse(String... lines) {
        return Settings.parse(List.of(lines), ".env");
    }
}
