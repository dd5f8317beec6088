package aicmo.cam.classifier.intent;

import static aicmo.cam.events.ReplyClass.NEGATIVE;
import static aicmo.cam.events.ReplyClass.NEUTRAL;
import static aicmo.cam.events.ReplyClass.POSITIVE;
import static aicmo.cam.events.ReplyClass.UNSUB;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.classifier.model.IntentModel;
import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.events.ReplyClass;
import java.util.List;
import java.util.Optional;

/** Reads what a person wants: no more mail, no, yes, or none of these. */
public final class IntentReader {

    private static final double STRONG_INTEREST = 0.94;
    private static final double SHORT_AND_CLEAR = 0.95;
    private static final double LEAST_INTEREST_BESIDE_DEFERRAL = 3;

    /** So sure the model must be of interest or refusal where no rule finds any. */
    private static final double MODEL_SURE = 0.88;

    /** Trained on single sentences, it knows nothing of letters. */
    private static final int LONGEST_GUESSED = 14;

    private static final double MODEL_RIGHT = 0.8;

    /** The reason where no rule found anything. */
    public static final String NO_SIGNAL = "no strong signal";

    private IntentReader() {}

    /** Always a verdict: NEUTRAL where nothing speaks. */
    public static Verdict read(Message message, Text own) {
        if (own.said().isBlank()) {
            return Verdict.of(NEUTRAL, 0.9, "empty", List.of());
        }
        if (Bulk.isBulk(message)) {
            return Verdict.of(NEUTRAL, 0.98, "bulk mail", List.of(Bulk.evidence(message)));
        }
        Signals signals = Signals.in(own);
        return verdict(signals, "unsub", UNSUB, "opt-out")
                .map(optOut -> optOut.ending(Scope.of(own, signals.of("unsub"))))
                .or(() -> verdict(signals, "negative", NEGATIVE, "declines"))
                .or(() -> interest(signals))
                .orElseGet(() -> neutral(signals));
    }

    private static Optional<Verdict> interest(Signals signals) {
        boolean deferred = signals.has("not-now") || signals.has("referral");
        long said = signals.count("positive");
        if (deferred && said < LEAST_INTEREST_BESIDE_DEFERRAL) {
            return Optional.empty();
        }
        return verdict(signals, "positive", POSITIVE, "interest");
    }

    private static Verdict neutral(Signals signals) {
        return verdict(signals, "referral", NEUTRAL, "referral")
                .or(() -> verdict(signals, "not-now", NEUTRAL, "not now"))
                .or(() -> verdict(signals, "thanks", NEUTRAL, "thanks"))
                .orElseGet(() -> Verdict.of(NEUTRAL, signals.isShort() ? 0.8 : 0.97, NO_SIGNAL, List.of()));
    }

    /** What the model makes of a short answer in which no rule found anything; empty where it is not sure either. */
    public static Optional<Verdict> guess(Text own, IntentModel model) {
        Signals signals = Signals.in(own);
        if (signals.words().size() > LONGEST_GUESSED || !signals.matches().isEmpty()) {
            return Optional.empty();
        }
        return model.guess(own.said(), signals.words())
                .filter(guess -> guess.replyClass() != NEUTRAL && guess.probability() >= MODEL_SURE)
                .map(guess -> Verdict.of(
                        guess.replyClass(),
                        MODEL_RIGHT,
                        guess.replyClass() == POSITIVE ? "interest" : "declines",
                        List.of(evidence(guess, own.said()))));
    }

    private static Evidence evidence(IntentModel.Guess guess, String text) {
        int start = guess.word().start();
        int end = guess.word().end();
        return new Evidence("model/intent", IntentModel.VERSION, "body", text.substring(start, end), start, end);
    }

    private static Optional<Verdict> verdict(Signals signals, String section, ReplyClass answer, String reason) {
        List<Match> said = signals.of(section);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        double weight = said.stream().mapToDouble(Match::weight).max().orElseThrow();
        double more = Math.min(0.04, 0.02 * (said.size() - 1));
        double less = signals.contradict(section) ? 0.12 : 0;
        double sure = signals.isShort() ? Math.max(weight, SHORT_AND_CLEAR) : weight;
        double confidence = Math.clamp(sure + more - less - (signals.isLong() ? 0.15 : 0), 0.3, STRONG_INTEREST + 0.04);
        List<Evidence> evidence = said.stream()
                .limit(5)
                .map(match -> match.in("body", signals.text()))
                .toList();
        return Optional.of(Verdict.of(answer, confidence, reason, evidence));
    }
}
