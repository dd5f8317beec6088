package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.Text;
import java.util.List;

/** What a mail system may have said: a text and what is read in it, each once however many rules ask. */
final class Said {

    /** The words of a report stand before the copy of the original message; further down nothing is the system's own. */
    private static final int LONGEST = 4_000;

    private final Text text;
    private List<Match> reasons;
    private String status;
    private String reply;

    private Said(Text text) {
        this.text = text;
    }

    static Said of(String text) {
        return new Said(Text.of(text));
    }

    /** The beginning of a message's text, without the message that it returns below. */
    static Said before(String text) {
        return of(Originals.before(text, LONGEST));
    }

    Text text() {
        return text;
    }

    String words() {
        return text.said();
    }

    List<Match> reasons() {
        if (reasons == null) {
            // An address may hold any words: no-such-user@example.com says nothing.
            String bare = Addresses.blanked(text.said());
            reasons = FailureReason.phrases(bare.equals(text.said()) ? text : Text.of(bare));
        }
        return reasons;
    }

    String status() {
        status = status == null ? Codes.status(text.said()) : status;
        return status;
    }

    String reply() {
        reply = reply == null ? Codes.reply(text.said()) : reply;
        return reply;
    }

    boolean hasCode() {
        return !status().isEmpty() || !reply().isEmpty();
    }
}
