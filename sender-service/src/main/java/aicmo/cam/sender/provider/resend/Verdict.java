package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.Outcome;
import java.util.List;

/** What an answer means for the mails of its call. */
sealed interface Verdict {
    /** The mails were taken, or refused one by one; in the order of the call. */
    record Each(List<Outcome> outcomes) implements Verdict {
        public Each {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** The same holds for every mail of the call. */
    record All(Outcome outcome) implements Verdict {}

    /** Nothing of the call was taken, for what is in it: of several mails another may be at fault. */
    record Content(Outcome.Rejected rejected) implements Verdict {}

    static Verdict each(List<Outcome> outcomes) {
        return new Each(outcomes);
    }
}
