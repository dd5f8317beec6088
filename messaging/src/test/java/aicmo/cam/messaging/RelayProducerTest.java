package aicmo.cam.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.messaging.outbox.RelayProducer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayProducerTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "-PT30S", "PT5M1S", "P30D"})
    void a_delivery_timeout_that_is_no_time_or_no_end_is_refused(String given) {
        Duration delivery = Duration.parse(given);

        assertThatThrownBy(() -> RelayProducer.open(KafkaAccess.of("127.0.0.1:9"), delivery))
                .hasMessageContaining("is " + delivery)
                .hasMessageContaining("cam.messaging.delivery-timeout");
    }
}
