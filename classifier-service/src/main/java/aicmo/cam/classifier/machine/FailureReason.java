package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.events.BounceKind;
import java.util.List;
import java.util.Optional;

/**
 * Why a message did not arrive.
 *
 * @param name for example {@code user-unknown}; empty where neither words nor code tell
 */
record FailureReason(String name, Optional<Evidence> evidence) {

    private static final PhraseBook BOOK = PhraseBook.read(FailureReason.class, List.of("reason.phrases"));

    /** Where a system says several things, the narrower one holds: "550 policy: user unknown" is about the user. */
    private static final List<String> NARROWEST_FIRST = List.of(
            "program",
            "named",
            "host-late",
            "mailbox-full",
            "rate",
            "sender",
            "suspended",
            "spam",
            "moved",
            "user-unknown",
            "host-unknown",
            "refused",
            "left-company",
            "policy",
            "expired");

    static FailureReason in(String where, Said said) {
        for (String name : NARROWEST_FIRST) {
            for (Match match : said.reasons()) {
                if (match.section().equals(name)) {
                    return new FailureReason(name, Optional.of(match.in(where, said.words())));
                }
            }
        }
        return new FailureReason("", Optional.empty());
    }

    /** How many words of the text speak of a failure, to tell a mail system's sentence from a person's letter. */
    static List<Match> phrases(Text text) {
        return text.find(BOOK);
    }

    boolean isKnown() {
        return !name.isEmpty();
    }

    /** Hard only where the address itself is dead. */
    BounceKind kind(String status) {
        return switch (name) {
            case "mailbox-full", "suspended", "spam", "sender", "rate", "program", "host-late", "refused" ->
                BounceKind.SOFT;
            case "named" -> BounceKind.HARD;
            case "moved", "user-unknown", "left-company" ->
                isNotAboutTheAddress(status) ? BounceKind.SOFT : BounceKind.HARD;
            case "host-unknown" ->
                status.startsWith("4") || isNotAboutTheAddress(status) ? BounceKind.SOFT : BounceKind.HARD;
            case "policy" -> status.equals("5.1.0") ? BounceKind.SOFT : kindOf(status);
            default -> kindOf(status);
        };
    }

    /**
     * A full mailbox, the sender's own address, an account that its owner may open again (RFC 5248: X.7.13), and a server that does not
     * take UTF-8 (RFC 6531: X.6.7).
     */
    private static boolean isNotAboutTheAddress(String status) {
        return status.equals("5.6.7")
                || status.equals("5.2.2")
                || status.equals("5.1.7")
                || status.equals("5.1.8")
                || status.equals("5.7.13");
    }

    /** RFC 3463: the address (5.1.x, but for the sender's, 5.1.7 and 5.1.8), a disabled mailbox, a host that nobody knows. */
    private static BounceKind kindOf(String status) {
        return switch (status) {
            case "5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.6", "5.1.10", "5.2.1", "5.4.4", "5.4.310" ->
                BounceKind.HARD;
            default -> BounceKind.SOFT;
        };
    }

    String words(String status) {
        if (isKnown()) {
            return name.replace('-', ' ');
        }
        return status.isEmpty() ? "delivery failed" : "delivery failed, status " + status;
    }
}
