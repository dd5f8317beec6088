package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.Message;
import aicmo.cam.mail.coding.LetterCase;
import java.util.regex.Pattern;

/**
 * Systems whose "user unknown" is no proof that the address is dead, because they say it of mail that a filter refused as well. Their
 * bounces are soft: hard is said only where the address itself is dead, since it ends all mail to the address for good, while a dead
 * address that was called soft bounces again. An enhanced status code of the mailbox's own server (5.1.1) is proof, whoever hands it on.
 */
final class Doubtful {

    /** au (KDDI) names the address where it does not exist, and names none where its customer's filter refused: {@code 550 : User unknown}. */
    private static final Pattern NAMELESS = Pattern.compile("(?i)(?<!\\d)55\\d:? : ?user unknown");

    private Doubtful() {}

    static boolean speaks(Message message, String said, String recipient) {
        return NAMELESS.matcher(said).find() || isDocomo(recipient) || isGateway(message);
    }

    /** NTT docomo's customers choose whose mail they take; all others are told that the user is unknown. */
    private static boolean isDocomo(String recipient) {
        return LetterCase.lower(recipient).endsWith("docomo.ne.jp");
    }

    /** Filters that stand before a mail server and put its refusals into their own words: McAfee, ActiveHunter, SurfControl, m-FILTER, MX Logic. */
    private static boolean isGateway(Message message) {
        String mailer = message.header("x-mailer");
        return message.header("x-nai-header").contains("mcafee")
                || !message.header("x-ahmailid").isEmpty()
                || mailer.startsWith("surfcontrol")
                || mailer.startsWith("m-filter")
                || LetterCase.lower(message.fromAddress()).endsWith(".mxlogic.net");
    }
}
