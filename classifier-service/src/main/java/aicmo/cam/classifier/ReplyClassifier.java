package aicmo.cam.classifier;

import aicmo.cam.classifier.machine.BounceReader;
import aicmo.cam.classifier.quote.Written;
import aicmo.cam.events.ReplyClass;
import java.util.List;

/** Understands a message. The same message gives the same verdict for the same {@link #VERSION}. */
public final class ReplyClassifier {

    /** Changes with every change of a rule. */
    public static final String VERSION = "1";

    /** Never fails: what nobody understands is NEUTRAL. */
    public Verdict classify(Message message) {
        Written written = Written.in(message.text());
        return BounceReader.read(message, written.own())
                .orElseGet(() -> Verdict.of(ReplyClass.NEUTRAL, 0.5, "no strong signal", List.of()));
    }
}
