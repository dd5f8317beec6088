package aicmo.cam.classifier;

import aicmo.cam.classifier.intent.Bulk;
import aicmo.cam.classifier.intent.IntentReader;
import aicmo.cam.classifier.machine.AutomaticReader;
import aicmo.cam.classifier.machine.BounceReader;
import aicmo.cam.classifier.quote.Written;

/** Understands a message. The same message gives the same verdict for the same {@link #VERSION}. */
public final class ReplyClassifier {

    /** Changes with every change of a rule. */
    public static final String VERSION = "1";

    /** Never fails: what nobody understands is NEUTRAL. The order is that of the classes' priority. */
    public Verdict classify(Message message) {
        String own = Written.in(message.text()).own();
        return BounceReader.read(message, own).orElseGet(() -> answer(message, own));
    }

    private static Verdict answer(Message message, String own) {
        Verdict intent = IntentReader.read(message, own);
        return AutomaticReader.read(message, own, Bulk.isBulk(message), intent).orElse(intent);
    }
}
