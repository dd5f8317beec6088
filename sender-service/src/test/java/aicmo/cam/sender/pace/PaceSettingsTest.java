package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.pace.IdentitySettings.Identity;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the environment makes of the settings. */
class PaceSettingsTest {

    @Test
    void settings_of_pace_stand_beside_the_others_of_their_prefix() throws IOException {
        SmallRyeConfig config = config(Map.of(
                "AICMO_CAM_EMAIL_DAILY_CAP", "7",
                "AICMO_CAM_EMAIL_WINDOW", "Mon-Fri 09:00-17:00",
                "AICMO_CAM_EMAIL_WARM_UP", "20,+5",
                "AICMO_CAM_EMAIL_IDENTITY_PER_HOUR", "40",
                "AICMO_CAM_EMAIL_DOMAIN_BURST", "3"));

        PaceSettings pace = config.getConfigMapping(PaceSettings.class);

        assertThat(config.getConfigMapping(SenderSettings.class).dailyCap()).isEqualTo(7);
        assertThat(pace.window()).contains("Mon-Fri 09:00-17:00");
        assertThat(pace.warmUp()).contains("20,+5");
        assertThat(pace.identityPerHour()).hasValue(40);
        assertThat(pace.domainBurst()).isEqualTo(3);
        assertThat(pace.jitter()).isEqualTo(0.3);
        assertThat(pace.domainPerHour()).isEmpty();
    }

    @Test
    void identities_are_named_in_the_names_of_their_variables() throws IOException {
        Map<String, Identity> identities = config(Map.of(
                        "AICMO_CAM_IDENTITIES__ANNA__FROM", "Anna Berg <anna@acme.example>",
                        "AICMO_CAM_IDENTITIES__ANNA__DAILY_CAP", "40",
                        "AICMO_CAM_IDENTITIES__ANNA__WARM_UP", "5,+5",
                        "AICMO_CAM_IDENTITIES__ANNA__SMTP_HOST", "smtp.acme.example",
                        "AICMO_CAM_IDENTITIES__ANNA__SMTP_PASSWORD", "secret",
                        "AICMO_CAM_IDENTITIES__BEN_OF_SALES__FROM", "ben@acme.example",
                        "AICMO_CAM_IDENTITIES__BEN_OF_SALES__POOL", "sales",
                        "AICMO_CAM_IDENTITIES__BEN_OF_SALES__PER_HOUR", "12"))
                .getConfigMapping(IdentitySettings.class)
                .identities();

        assertThat(identities).hasSize(2);
        Identity anna = identities.get("anna");
        assertThat(anna.from()).isEqualTo("Anna Berg <anna@acme.example>");
        assertThat(anna.dailyCap()).hasValue(40);
        assertThat(anna.warmUp()).contains("5,+5");
        assertThat(anna.smtp().host()).contains("smtp.acme.example");
        assertThat(anna.smtp().password()).contains("secret");
        assertThat(anna.smtp().port()).isEmpty();
        assertThat(anna.pool()).isEmpty();
        assertThat(identities.values())
                .filteredOn(identity -> identity.from().equals("ben@acme.example"))
                .singleElement()
                .matches(ben -> ben.pool().equals(java.util.Optional.of("sales")))
                .matches(ben -> ben.perHour().getAsInt() == 12);
    }

    @Test
    void without_any_identity_there_is_none() throws IOException {
        assertThat(config(Map.of()).getConfigMapping(IdentitySettings.class).identities())
                .isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> environment) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SenderSettings.class)
                .withMapping(PaceSettings.class)
                .withMapping(IdentitySettings.class)
                .withSources(new PropertiesConfigSource(PaceSettingsTest.class.getResource("/application.properties")))
                .withSources(new EnvConfigSource(environment, 300))
                .withDefaultValue("quarkus.mailer.port", "25")
                .build();
    }
}
