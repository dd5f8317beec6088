package aicmo.cam.classifier.reply;

import aicmo.cam.events.ReplyClass;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** {@code cam.replies.classified} and {@code cam.replies.corrected}, by class: many corrections of one class are a bad rule. */
@Singleton
class VerdictMetrics {
    private final MeterRegistry registry;

    VerdictMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void given(ReplyClass replyClass) {
        registry.counter("cam.replies.classified", "class", replyClass.name()).increment();
    }

    void corrected(ReplyClass replyClass) {
        registry.counter("cam.replies.corrected", "class", replyClass.name()).increment();
    }
}
