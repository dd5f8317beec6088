package aicmo.cam.sender.queue;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.messaging.intake.Intake;
import aicmo.cam.sender.draft.Order;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class EmailRequestedListener {
    private final Intake intake;
    private final EmailSendingService sending;

    EmailRequestedListener(Intake intake, EmailSendingService sending) {
        this.intake = intake;
        this.sending = sending;
    }

    @Incoming("email-requested")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.all(
                records,
                EmailRequested.class,
                requests -> sending.accept(requests.stream()
                        .map(request -> Order.of(request.event(), request.trace()))
                        .toList()));
    }
}
