package aicmo.cam.inbox.reading;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.MailboxFailing;
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
                KafkaConsumer<String, byte[]> consumer = consumer()) {
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

    private static KafkaConsumer<String, byte[]> consumer() {
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
        consumer.subscribe(List.of("cam.mailbox-failing"));
        return consumer;
    }
}
