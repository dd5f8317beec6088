package aicmo.cam.mail;

import aicmo.cam.mail.coding.MailDate;
import aicmo.cam.mail.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The reports of a message, from its machine-readable parts. */
record Reports(Optional<DeliveryReport> delivery, Optional<FeedbackReport> feedback) {
    static Reports of(Reading reading, boolean fromMailSystem) {
        List<Part> delivery = reading.reports().stream()
                .filter(part -> !ReportFields.isFeedback(part) && !ReportFields.isDisposition(part))
                .toList();
        return new Reports(
                delivery.isEmpty() && fromMailSystem
                        ? DeliveryReportReader.readText(reading.text())
                        : delivery.isEmpty() ? Optional.empty() : Optional.of(DeliveryReportReader.read(delivery)),
                reading.reports().stream()
                        .filter(ReportFields::isFeedback)
                        .findFirst()
                        .map(Reports::feedback));
    }

    private static FeedbackReport feedback(Part part) {
        List<Header> entries = new ArrayList<>();
        ReportFields.blocks(part).forEach(block -> entries.addAll(block.entries()));
        Headers fields = new Headers(entries);
        return new FeedbackReport(
                fields.first("Feedback-Type").orElse("").toLowerCase(Locale.ROOT),
                fields.first("User-Agent"),
                fields.raw("Original-Mail-From").map(MessageReader::path),
                fields.rawAll("Original-Rcpt-To").map(MessageReader::path).toList(),
                fields.raw("Arrival-Date").or(() -> fields.raw("Received-Date")).flatMap(MailDate::parse),
                fields);
    }
}
