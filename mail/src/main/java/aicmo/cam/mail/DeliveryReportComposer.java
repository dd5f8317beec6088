package aicmo.cam.mail;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.HeaderWriter;
import aicmo.cam.mail.coding.MailDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers like a mail system that could not deliver: multipart/report with a text for people, the fields of RFC 3464 and the headers
 * of the original. Values with line breaks throw IllegalArgumentException, naming the field.
 */
public final class DeliveryReportComposer {
    private final String reportingMta;
    private final Instant date;
    private final List<String> blocks = new ArrayList<>();
    private final List<String> explanations = new ArrayList<>();
    private boolean delayed = true;

    /** A report of the named mail system, made at that time. */
    public DeliveryReportComposer(String reportingMta, Instant date) {
        this.reportingMta = reportingMta;
        this.date = date;
    }

    /** {@code status} such as 5.1.1, {@code diagnostic} such as "550 5.1.1 User unknown". */
    public DeliveryReportComposer failed(Address recipient, String status, String diagnostic) {
        delayed = false;
        return recipient(recipient, "failed", status, diagnostic);
    }

    /** {@code status} such as 4.4.1: it is tried again. */
    public DeliveryReportComposer delayed(Address recipient, String status, String diagnostic) {
        return recipient(recipient, "delayed", status, diagnostic);
    }

    /** The report on the original (its raw bytes), addressed to whoever sent it; from the mail system's mailer-daemon. */
    public byte[] build(byte[] original, Address sender) {
        String text = "This is the mail system at host " + reportingMta + ".\n\n"
                + (delayed
                        ? "Your message could not be delivered yet. It will be tried again.\n\n"
                        : "Your message could not be delivered.\n\n")
                + String.join("\n", explanations) + "\n";
        String fields = HeaderWriter.text("Reporting-MTA", "dns; " + reportingMta) + "\r\n"
                + HeaderWriter.text("Arrival-Date", MailDate.write(date)) + "\r\n\r\n" + String.join("\r\n", blocks);
        ComposedPart body = ComposedPart.multipart(
                "multipart/report; report-type=delivery-status",
                List.of(
                        ComposedPart.text("text/plain", text),
                        new ComposedPart(List.of("Content-Type: message/delivery-status"), fields),
                        OriginalHeaders.of(original)));
        return new MessageComposer()
                .from(new Address("Mail Delivery System", "MAILER-DAEMON@" + reportingMta))
                .to(sender)
                .subject(delayed ? "Delayed Mail (still being retried)" : "Undelivered Mail Returned to Sender")
                .date(date)
                .header("Auto-Submitted", "auto-replied")
                .body(body)
                .build();
    }

    private DeliveryReportComposer recipient(Address recipient, String action, String status, String diagnostic) {
        blocks.add(String.join(
                        "\r\n",
                        HeaderWriter.text(
                                "Final-Recipient", "rfc822; " + recipient.localPart() + "@" + recipient.asciiDomain()),
                        HeaderWriter.text("Action", action),
                        HeaderWriter.text("Status", status),
                        HeaderWriter.text("Diagnostic-Code", "smtp; " + diagnostic))
                + "\r\n");
        explanations.add("<" + recipient.address() + ">: " + diagnostic);
        return this;
    }
}
