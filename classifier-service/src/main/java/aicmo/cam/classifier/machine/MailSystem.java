package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Words;
import aicmo.cam.mail.coding.LetterCase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether a mail system wrote a message, by who it says it is. */
final class MailSystem {

    private static final PhraseBook BOOK = PhraseBook.read(MailSystem.class, List.of("sender.phrases"));
    private static final Set<String> LOCAL_PARTS = Set.of(
            "mailer-daemon",
            "mailerdaemon",
            "mailer_daemon",
            "mailer.daemon",
            "mail-daemon",
            "maildaemon",
            "mdaemon",
            "daemon",
            "postmaster",
            "post_master",
            "post-master",
            "mailsystem",
            "mail.delivery.system",
            "mail-delivery",
            "maildelivery",
            "mail-system",
            "bounce",
            "bounces",
            "ndr",
            "nondelivery",
            "dsn",
            "mailadmin",
            "mmdf");

    private MailSystem() {}

    /** What shows that the author is a mail system, or empty. */
    static Optional<Evidence> in(Message message) {
        String address = LetterCase.lower(message.fromAddress());
        String local = address.contains("@") ? address.substring(0, address.lastIndexOf('@')) : address;
        String written = (message.fromName() + " " + message.fromAddress()).strip();
        if (LOCAL_PARTS.contains(local) || isNamed(message.fromName())) {
            return Optional.of(Evidence.header("mail-system/sender", "from", written));
        }
        return Optional.empty();
    }

    private static boolean isNamed(String name) {
        return BOOK.find(Words.of(name)).stream()
                .anyMatch(match -> match.section().equals("name"));
    }

    /** True where the envelope sender is the null sender of RFC 5321, 4.5.5. */
    static boolean hasNullSender(Message message) {
        String path = message.header("return-path");
        return path.equals("<>") || path.equals("<mailer-daemon>") || path.startsWith("<mailer-daemon@");
    }
}
