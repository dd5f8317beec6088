package aicmo.cam.sender.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What application.properties makes of AICMO_SMTP_*. */
class SmtpSettingsTest {

    @ParameterizedTest
    @CsvSource({"none,false,DISABLED,25", "starttls,false,REQUIRED,587", "tls,true,DISABLED,465"})
    void tls_is_what_the_setting_says(String setting, boolean tls, String startTls, int port) throws IOException {
        SmallRyeConfig config = config(Map.of("aicmo.smtp.tls", setting));

        assertThat(config.getValue("quarkus.mailer.tls", boolean.class)).isEqualTo(tls);
        assertThat(config.getValue("quarkus.mailer.start-tls", String.class)).isEqualTo(startTls);
        assertThat(config.getValue("quarkus.mailer.port", int.class)).isEqualTo(port);
    }

    @Test
    void without_a_setting_starttls_is_used_where_the_server_offers_it() throws IOException {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getValue("quarkus.mailer.start-tls", String.class)).isEqualTo("OPTIONAL");
        assertThat(config.getValue("quarkus.mailer.port", int.class)).isEqualTo(587);
        assertThat(config.getOptionalValue("quarkus.mailer.username", String.class))
                .isEmpty();
    }

    @Test
    void a_port_of_its_own_wins() throws IOException {
        assertThat(config(Map.of("aicmo.smtp.tls", "tls", "aicmo.smtp.port", "2465"))
                        .getValue("quarkus.mailer.port", int.class))
                .isEqualTo(2465);
    }

    @Test
    void another_word_for_tls_is_refused() throws IOException {
        SmallRyeConfig config = config(Map.of("aicmo.smtp.tls", "ssl"));

        assertThatThrownBy(() -> config.getValue("quarkus.mailer.tls", boolean.class))
                .hasMessageContaining("cam.smtp.tls.ssl");
    }

    private static SmallRyeConfig config(Map<String, String> settings) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(SmtpSettingsTest.class.getResource("/application.properties")))
                .withSources(new PropertiesConfigSource(settings, "settings", 500))
                .build();
    }
}
