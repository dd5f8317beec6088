package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.DeliveryStatus;
import aicmo.cam.classifier.Message;
import aicmo.cam.events.BounceKind;
import java.util.List;

/** What a failed delivery says of itself; codes and addresses that can't be read are empty. */
record Failure(FailureReason reason, BounceKind kind, String recipient, String status, String replyCode) {

    /** From the report's fields; from the text only where they say too little. */
    static Failure ofReport(Message message, Said head, List<DeliveryStatus> failed) {
        DeliveryStatus first = failed.getFirst();
        Said said = Said.of(first.diagnostic());
        String quoted = Codes.quoted(first.diagnostic());
        FailureReason reason =
                FailureReason.in("report", quoted.length() == first.diagnostic().length() ? said : Said.of(quoted));
        String status = narrower(first.status(), said.status());
        if (!reason.isKnown() && isVague(status)) {
            reason = FailureReason.in("body", head);
            status = isVague(status) ? narrower(status, head.status()) : status;
        }
        String reply = said.reply().isEmpty() ? head.reply() : said.reply();
        String recipient = first.recipient().isEmpty() ? Addresses.first(head.words()) : first.recipient();
        BounceKind kind = kind(message, reason, status, head.words() + "\n" + first.diagnostic(), recipient);
        return new Failure(reason, kind, recipient, status, reply);
    }

    static Failure ofText(Message message, Said head) {
        FailureReason reason = FailureReason.in("body", head);
        reason = reason.isKnown() ? reason : FailureReason.in("subject", Said.of(message.subject()));
        String named = message.header("x-failed-recipients");
        String recipient = Addresses.first(named.isEmpty() ? head.words() : named);
        BounceKind kind = kind(message, reason, head.status(), head.words(), recipient);
        return new Failure(reason, kind, recipient, head.status(), head.reply());
    }

    private static BounceKind kind(
            Message message, FailureReason reason, String status, String said, String recipient) {
        boolean named = status.equals("5.1.1")
                || status.equals("5.1.6")
                || status.equals("5.1.10")
                || reason.name().equals("named");
        boolean aboutOther = !named && (Conversation.refusedAfterData(said) || Conversation.refusedSender(said));
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
}
