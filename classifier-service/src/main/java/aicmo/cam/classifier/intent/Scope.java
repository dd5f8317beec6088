package aicmo.cam.classifier.intent;

import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.events.OptOutScope;
import java.util.List;

/** How much somebody who opts out wants to end: a list's mails, or everything. */
final class Scope {

    private static final PhraseBook BOOK = PhraseBook.read(Scope.class, List.of("scope.phrases"));

    private Scope() {}

    /** Everything where the sentence of the opt-out says so. */
    static OptOutScope of(Text own, List<Match> optOuts) {
        boolean all = own.find(BOOK).stream()
                .anyMatch(wide -> optOuts.stream().anyMatch(optOut -> sentence(own, optOut) == sentence(own, wide)));
        return all ? OptOutScope.EVERYTHING : OptOutScope.CAMPAIGN;
    }

    private static int sentence(Text own, Match match) {
        return own.words().get(match.first()).sentence();
    }
}
