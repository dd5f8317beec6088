package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.DeliveryStatus;
import aicmo.cam.classifier.Message;
import aicmo.cam.events.BounceKind;
import java.util.List;

/** What a failed delivery says of itself; codes and addresses that can't be read are empty. */
record Failure(FailureReason reason, BounceKind kind, String recipient, String status, String replyCode) {

    /** The words of a report stand before the copy of the original message; further down nothing is the system's own. */
    private static final int LONGEST_REPORT = 4_000;

    /** From the report's fields; from the text only where they say too little. */
    static Failure ofReport(Message message, List<DeliveryStatus> failed) {
        DeliveryStatus first = failed.getFirst();
        String said = first.diagnostic();
        FailureReason reason = FailureReason.in("report", Codes.quoted(said));
        String status = narrower(first.status(), Codes.status(said));
        String text = head(message);
        if (!reason.isKnown() && isVague(status)) {
            reason = FailureReason.in("body", text);
            status = isVague(status) ? narrower(status, Codes.status(text)) : status;
        }
        String reply = Codes.reply(said).isEmpty() ? Codes.reply(text) : Codes.reply(said);
        String recipient = first.recipient().isEmpty() ? Codes.address(text) : first.recipient();
        return new Failure(
                reason, kind(message, reason, status, text + "\n" + said, recipient), recipient, status, reply);
    }

    static Failure ofText(Message message) {
        String text = head(message);
        FailureReason reason = FailureReason.in("body", text);
        reason = reason.isKnown() ? reason : FailureReason.in("subject", message.subject());
        String status = Codes.status(text);
        String named = message.header("x-failed-recipients");
        String recipient = Codes.address(named.isEmpty() ? text : named);
        return new Failure(
                reason, kind(message, reason, status, text, recipient), recipient, status, Codes.reply(text));
    }

    private static BounceKind kind(
            Message message, FailureReason reason, String status, String said, String recipient) {
        boolean named = status.equals("5.1.1")
                || status.equals("5.1.6")
                || status.equals("5.1.10")
                || reason.name().equals("named");
        boolean aboutOther = !named && (Codes.refusedAfterData(said) || Codes.refusedSender(said));
        boolean doubtful = !named && Doubtful.speaks(message, said, recipient);
        return aboutOther || doubtful ? BounceKind.SOFT : reason.kind(status);
    }

    /** What the remote server said itself; the reporting system's own words where that said less. */
    private static String narrower(String reported, String said) {
        boolean less = isUnspecific(said) || said.equals(Codes.TIME_RAN_OUT);
        return said.isEmpty() || (less && !isUnspecific(reported)) ? reported : said;
    }

    /** RFC 3463: x.0.0 is no more than the class. */
    private static boolean isUnspecific(String status) {
        return status.isEmpty() || status.endsWith(".0.0");
    }

    /** x.5.0 is what old systems make of any reply. */
    private static boolean isVague(String status) {
        return isUnspecific(status) || status.endsWith(".5.0");
    }

    private static String head(Message message) {
        return Originals.before(message.text(), LONGEST_REPORT);
    }
}
