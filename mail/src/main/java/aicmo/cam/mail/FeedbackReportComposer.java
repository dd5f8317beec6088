package aicmo.cam.mail;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.HeaderWriter;
import aicmo.cam.mail.coding.MailDate;
import java.time.Instant;
import java.util.List;

/** Answers like a provider whose user pressed the spam button: an abuse report (ARF, RFC 5965). */
public final class FeedbackReportComposer {
    private final Address provider;
    private final Instant date;

    /** Reports of that provider, made at that time. */
    public FeedbackReportComposer(Address provider, Instant date) {
        this.provider = provider;
        this.date = date;
    }

    /**
     * A report on the original (its raw bytes).
     *
     * @param feedbackType abuse, opt-out, fraud...
     * @param recipient who complained
     * @param to where reports on that sender go
     */
    public byte[] build(String feedbackType, byte[] original, Address recipient, Address to) {
        InternetMessage message = InternetMessage.parse(original);
        String from = message.from().stream().findFirst().map(Address::address).orElse("");
        String fields = String.join(
                        "\r\n",
                        HeaderWriter.text("Feedback-Type", feedbackType),
                        HeaderWriter.text("User-Agent", "Mail-Provider/1.0"),
                        HeaderWriter.text("Version", "1"),
                        HeaderWriter.text("Original-Mail-From", "<" + from + ">"),
                        HeaderWriter.text("Original-Rcpt-To", "<" + recipient.address() + ">"),
                        HeaderWriter.text("Arrival-Date", MailDate.write(date)))
                + "\r\n";
        String text = "This is an email abuse report for an email message from " + from + ".\n" + "The recipient "
                + recipient.address() + " marked it as unwanted.\n";
        ComposedPart body = ComposedPart.multipart(
                "multipart/report; report-type=feedback-report",
                List.of(
                        ComposedPart.text("text/plain", text),
                        new ComposedPart(List.of("Content-Type: message/feedback-report"), fields),
                        OriginalHeaders.of(original)));
        return new MessageComposer()
                .from(provider)
                .to(to)
                .subject("FW: " + message.subject().replaceAll("\\p{Cntrl}+", " "))
                .date(date)
                .header("Auto-Submitted", "auto-generated")
                .body(body)
                .build();
    }
}
