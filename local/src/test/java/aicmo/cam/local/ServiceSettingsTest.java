package aicmo.cam.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
    private final ServiceSettings settings = ServiceSettings.load();

    @Test
    void a_service_gets_its_own_settings_and_those_of_every_service() {
        Map<String, String> all = Map.of(
                "AICMO_RESEND_API_KEY", "re_1",
                "AICMO_IMAP_PASSWORD", "secret",
                "AICMO_CAM_CONSUMER_CONCURRENCY", "2",
                "CAM_MESSAGING_POLL", "PT1S");

        assertThat(settings.of(Service.SENDER, all))
                .containsOnlyKeys("AICMO_RESEND_API_KEY", "AICMO_CAM_CONSUMER_CONCURRENCY", "CAM_MESSAGING_POLL");
        assertThat(settings.of(Service.INBOX, all))
                .containsOnlyKeys("AICMO_IMAP_PASSWORD", "AICMO_CAM_CONSUMER_CONCURRENCY", "CAM_MESSAGING_POLL");
        assertThat(settings.of(Service.CLASSIFIER, all))
                .containsOnlyKeys("AICMO_CAM_CONSUMER_CONCURRENCY", "CAM_MESSAGING_POLL");
    }

    @Test
    void a_setting_with_a_name_of_the_users_in_it_reaches_its_service() {
        Map<String, String> all = Map.of(
                "AICMO_CAM_IDENTITIES__ANNA_BERG__SMTP_PASSWORD", "p",
                "AICMO_IMAP_MAILBOXES__SALES__PASSWORD", "q");

        assertThat(settings.of(Service.SENDER, all)).containsOnlyKeys("AICMO_CAM_IDENTITIES__ANNA_BERG__SMTP_PASSWORD");
        assertThat(settings.of(Service.INBOX, all)).containsOnlyKeys("AICMO_IMAP_MAILBOXES__SALES__PASSWORD");
    }

    @Test
    void a_setting_may_be_written_as_a_property() {
        Map<String, String> all = Map.of("aicmo.cam.email.daily-cap", "7", "aicmo.resend.api-key", "re_1");

        assertThat(settings.of(Service.SENDER, all)).isEqualTo(all);
        assertThat(settings.of(Service.DECISION, all)).isEmpty();
    }

    @Test
    void what_libraries_and_java_read_reaches_every_service_and_the_rest_of_the_shell_none() {
        Map<String, String> all = Map.of(
                "QUARKUS_LOG_LEVEL", "DEBUG",
                "JAVA_TOOL_OPTIONS", "-Xmx1g",
                "PATH", "/bin",
                "LC_ALL", "C",
                "AWS_SECRET_ACCESS_KEY", "x",
                "GITHUB_TOKEN", "y",
                "AICMO_CAM_PORT_SENDER", "8081");

        for (Service service : Service.values()) {
            assertThat(settings.of(service, all))
                    .containsOnlyKeys("QUARKUS_LOG_LEVEL", "JAVA_TOOL_OPTIONS", "PATH", "LC_ALL");
        }
    }
}
