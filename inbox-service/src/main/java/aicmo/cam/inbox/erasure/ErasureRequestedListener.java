package aicmo.cam.inbox.erasure;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ErasureRequestedListener {
    private final Intake intake;
    private final ErasureRows rows;

    ErasureRequestedListener(Intake intake, ErasureRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Incoming("erasure-requested")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, ErasureRequested.class, this::erase);
    }

    private void erase(ErasureRequested wish) {
        for (String key : Address.of(wish.recipient()).keys()) {
            rows.eraseMessages(key);
            rows.eraseMails(key);
        }
    }
}
