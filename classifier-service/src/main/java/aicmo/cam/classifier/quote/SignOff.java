package aicmo.cam.classifier.quote;

import aicmo.cam.mail.coding.LetterCase;
import java.util.ArrayList;
import java.util.List;

/** Takes the sign-off ("Best regards" and all below) and the disclaimer away; a postscript stays. */
final class SignOff {

    private static final int LONGEST = 15;

    private SignOff() {}

    static List<Line> without(List<Line> lines) {
        int end = end(lines);
        List<Line> kept = new ArrayList<>(lines.subList(0, end));
        lines.subList(end, lines.size()).stream().filter(SignOff::isPostscript).forEach(kept::add);
        return kept;
    }

    private static int end(List<Line> lines) {
        boolean anything = false;
        for (int i = 0; i < lines.size(); i++) {
            Wording line = lines.get(i).wording();
            boolean late = lines.size() - i <= LONGEST;
            if (anything && ((late && line.isClosing()) || line.isDisclaimer())) {
                return i;
            }
            anything |= !line.line().isEmpty();
        }
        return lines.size();
    }

    private static boolean isPostscript(Line line) {
        String text = LetterCase.lower(line.visible());
        return text.startsWith("ps:") || text.startsWith("p.s.") || text.startsWith("ps ");
    }
}
