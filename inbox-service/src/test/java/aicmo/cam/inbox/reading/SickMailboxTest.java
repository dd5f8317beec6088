package aicmo.cam.inbox.reading;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.MailboxFailing;
import aicmo.cam.events.MailboxRead;
import aicmo.cam.local.backing.FreePort;
import aicmo.cam.messaging.EventJson;
import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class SickMailboxTest extends PollingWorld {
    @Test
    void a_mailbox_that_fails_again_and_again_is_told_of_once() {
        try (PollMailbox poller = pollers.replica(address, FreePort.next());
                KafkaConsumer<String, byte[]> consumer = consumer("cam.mailbox-failing")) {
            for (int i = 0; i < 5; i++) {
                due(poller);
            }
            List<MailboxFailing> heard = new ArrayList<>();
            eventually().untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> heard.add(EventJson.read(message.value(), MailboxFailing.class)));
                assertThat(heard)
                        .filteredOn(event -> event.address().equals(address))
                        .singleElement()
                        .returns(3, MailboxFailing::failures)
                        .satisfies(event -> assertThat(event.why()).contains("AICMO_IMAP_SERVER"));
            });
        }
    }

    @Test
    void a_mailbox_that_is_read_is_told_of_once_a_minute_and_at_once_after_a_failure() {
        UUID owner = UUID.randomUUID();
        rows.add(address, "INBOX");
        List<MailboxRead> heard = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer("cam.mailbox-read")) {
            read(owner);
            read(owner);
            UUID id = rows.claim(address, "INBOX", owner).orElseThrow().id();
            rows.failed(id, owner, "no connection", Duration.ZERO);
            read(owner);
            read(owner);

            eventually().untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> heard.add(EventJson.read(message.value(), MailboxRead.class)));
                assertThat(heard)
                        .filteredOn(event -> event.address().equals(address))
                        .hasSize(2);
            });
        }
    }

    private void read(UUID owner) {
        UUID id = rows.claim(address, "INBOX", owner).orElseThrow().id();
        rows.succeeded(id, owner, Duration.ZERO, Duration.ZERO);
    }

    private static KafkaConsumer<String, byte[]> consumer(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        BackingServices.shared().kafka(),
                        "group.id",
                        "reader-" + UUID.randomUUID(),
                        "metadata.max.age.ms",
                        "1000",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }
}
