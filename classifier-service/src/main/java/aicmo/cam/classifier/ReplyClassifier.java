package aicmo.cam.classifier;

import aicmo.cam.classifier.intent.Bulk;
import aicmo.cam.classifier.intent.IntentReader;
import aicmo.cam.classifier.intent.OptOutSubject;
import aicmo.cam.classifier.language.Language;
import aicmo.cam.classifier.machine.AutomaticReader;
import aicmo.cam.classifier.machine.BounceReader;
import aicmo.cam.classifier.model.IntentModel;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.classifier.quote.Written;
import java.util.Optional;

/** Understands a message. The same message gives the same verdict for the same {@link #VERSION}. */
public final class ReplyClassifier {

    /** Changes with every change of a rule. */
    public static final String VERSION = "3";

    private static final class Shipped {
        static final IntentModel MODEL = IntentModel.read();
    }

    private final Optional<IntentModel> model;

    public ReplyClassifier() {
        this(Optional.of(Shipped.MODEL));
    }

    private ReplyClassifier(Optional<IntentModel> model) {
        this.model = model;
    }

    /** A classifier that leaves the trained model aside, to show what that is worth. */
    public static ReplyClassifier ofRules() {
        return new ReplyClassifier(Optional.empty());
    }

    /** Never fails: what nobody understands is NEUTRAL. The order is that of the classes' priority. */
    public Verdict classify(Message message) {
        Text subject = Text.of(message.subject());
        Text own = Text.of(Written.in(message.text()).own());
        Optional<String> language = Language.of(own.words()).or(() -> Language.of(subject.words()));
        return BounceReader.read(message, subject, own)
                .orElseGet(() -> answer(message, subject, own))
                .in(language);
    }

    private Verdict answer(Message message, Text subject, Text own) {
        Optional<Verdict> command = OptOutSubject.in(message, subject);
        if (command.isPresent()) {
            return command.get();
        }
        Verdict intent = IntentReader.read(message, own);
        return AutomaticReader.read(message, subject, own, Bulk.isBulk(message), intent)
                .orElseGet(() -> known(intent, own));
    }

    private Verdict known(Verdict intent, Text own) {
        boolean asks = intent.reason().equals(IntentReader.NO_SIGNAL);
        return asks ? model.flatMap(one -> IntentReader.guess(own, one)).orElse(intent) : intent;
    }
}
