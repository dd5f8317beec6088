package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.DeliveryStatus;
import aicmo.cam.classifier.Message;
import aicmo.cam.mail.DeliveryReport;
import aicmo.cam.mail.FeedbackReport;
import aicmo.cam.mail.Header;
import aicmo.cam.mail.InternetMessage;
import aicmo.cam.mail.address.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A message from a file, as the classifier reads it. */
public final class MailMessage {

    private MailMessage() {}

    /** Words such as "Monday" are relative to its Date, since nobody noted when it came. */
    public static Message of(InternetMessage mail) {
        Address from = mail.from().isEmpty() ? Address.of("") : mail.from().getFirst();
        return new Message(
                from.address(),
                from.name(),
                mail.subject(),
                mail.text(),
                headers(mail),
                mail.deliveryReport().map(MailMessage::statuses).orElse(List.of()),
                mail.feedbackReport().map(FeedbackReport::feedbackType),
                mail.date().orElse(Instant.EPOCH));
    }

    private static Map<String, List<String>> headers(InternetMessage mail) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : mail.headers().entries()) {
            headers.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.value());
        }
        return headers;
    }

    private static List<DeliveryStatus> statuses(DeliveryReport report) {
        return report.recipients().stream()
                .map(recipient -> new DeliveryStatus(
                        recipient
                                .finalRecipient()
                                .or(recipient::originalRecipient)
                                .orElse(""),
                        recipient.action().orElse("").toLowerCase(Locale.ROOT),
                        recipient.status().orElse(""),
                        recipient.diagnosticCode().orElse("")))
                .toList();
    }
}
