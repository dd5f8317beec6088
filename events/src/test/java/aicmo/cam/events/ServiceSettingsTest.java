package aicmo.cam.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {
    private final Path root;
    private final Path service;

    ServiceSettingsTest(@TempDir Path root) {
        this.root = root;
        this.service = root.resolve("inbox-service");
    }

    @Test
    void a_channels_topic_is_its_own_name_unless_another_is_set() throws IOException {
        write("inbox-service/src/main/resources/application.properties", """
                mp.messaging.incoming.sent.topic=cam.email-sent
                mp.messaging.incoming."cam.reply-classified".failure-strategy=fail
                %test.mp.messaging.incoming.other.topic=cam.other
                """);

        assertThat(ServiceSettings.of(root, service).incoming())
                .containsOnlyKeys("sent", "cam.reply-classified")
                .containsEntry("sent", "cam.email-sent")
                .containsEntry("cam.reply-classified", "cam.reply-classified");
    }

    @Test
    void a_channels_setting_wins_over_the_connectors_and_a_services_over_messagings() throws IOException {
        write("messaging/src/main/resources/META-INF/microprofile-config.properties", """
                mp.messaging.connector.smallrye-kafka.auto.offset.reset=latest
                mp.messaging.connector.smallrye-kafka.failure-strategy=fail
                """);
        write("inbox-service/src/main/resources/application.properties", """
                mp.messaging.connector.smallrye-kafka.auto.offset.reset=earliest
                mp.messaging.incoming.sent.failure-strategy=ignore
                """);
        ServiceSettings settings = ServiceSettings.of(root, service);

        assertThat(settings.setting("sent", "auto.offset.reset")).isEqualTo("earliest");
        assertThat(settings.setting("sent", "failure-strategy")).isEqualTo("ignore");
        assertThat(settings.setting("other", "failure-strategy")).isEqualTo("fail");
        assertThat(settings.setting("sent", "enabled")).isNull();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
