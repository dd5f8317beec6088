package aicmo.cam.sender.erasure;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ErasureRequestedListener {
    private final Intake intake;
    private final Erasures erasures;

    ErasureRequestedListener(Intake intake, Erasures erasures) {
        this.intake = intake;
        this.erasures = erasures;
    }

    @Incoming("erasure-requested")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, ErasureRequested.class, erasures::erase);
    }
}
