package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.Verdict;
import aicmo.cam.events.ReplyClass;
import java.util.Locale;

/**
 * One labelled message and its verdict.
 *
 * @param hardness as labelled: hard, soft, or anything else where the label does not say
 */
record Judged(String path, ReplyClass label, String hardness, Verdict verdict) {

    boolean isRight() {
        return label == verdict.replyClass();
    }

    boolean hasHardness() {
        return isRight() && verdict.bounce().isPresent() && (hardness.equals("hard") || hardness.equals("soft"));
    }

    boolean isHardnessRight() {
        return hasHardness()
                && verdict.bounce()
                        .orElseThrow()
                        .kind()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .equals(hardness);
    }

    String inWords() {
        return "%s: %s, understood as %s (%.2f, %s)%s"
                .formatted(
                        path,
                        label,
                        verdict.replyClass(),
                        verdict.confidence(),
                        verdict.reason(),
                        verdict.evidence().isEmpty()
                                ? ""
                                : " by \""
                                        + verdict.evidence()
                                                .getFirst()
                                                .matched()
                                                .replaceAll("\\s+", " ") + "\"");
    }
}
