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
        FailureReason reason = FailureReason.in("report", said);
        String status = specific(first.status(), Codes.status(said));
        String text = head(message);
        if (!reason.isKnown() && isVague(status)) {
            reason = FailureReason.in("body", text);
            status = specific(status, Codes.status(text));
        }
        String reply = Codes.reply(said).isEmpty() ? Codes.reply(text) : Codes.reply(said);
        String recipient = first.recipient().isEmpty() ? Codes.address(text) : first.recipient();
        return new Failure(reason, kind(reason, status, text + "\n" + said), recipient, status, reply);
    }

    static Failure ofText(Message message) {
        String text = head(message);
        FailureReason reason = FailureReason.in("body", text);
        reason = reason.isKnown() ? reason : FailureReason.in("subject", message.subject());
        String status = Codes.status(text);
        String named = message.header("x-failed-recipients");
        String recipient = Codes.address(named.isEmpty() ? text : named);
        return new Failure(reason, kind(reason, status, text), recipient, status, Codes.reply(text));
    }

    private static BounceKind kind(FailureReason reason, String status, String said) {
        boolean named = status.equals("5.1.1") || status.equals("5.1.6") || status.equals("5.1.10");
        return !named && Codes.refusedAfterData(said) ? BounceKind.SOFT : reason.kind(status);
    }

    private static String specific(String reported, String said) {
        return said.isEmpty() || !isVague(reported) ? reported : said;
    }

    private static boolean isVague(String status) {
        return status.isEmpty() || status.endsWith(".0.0");
    }

    private static String head(Message message) {
        return Originals.before(message.text(), LONGEST_REPORT);
    }
}
