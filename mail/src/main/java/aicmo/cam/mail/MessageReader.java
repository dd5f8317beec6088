package aicmo.cam.mail;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.LetterCase;
import aicmo.cam.mail.coding.MailDate;
import aicmo.cam.mail.mime.PartReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** From the tree of parts to what a message says. */
final class MessageReader {
    private MessageReader() {}

    static InternetMessage read(byte[] raw) {
        PartReader.Tree tree = PartReader.read(raw);
        Headers headers = Headers.read(tree.root().fields());
        Reading reading = Reading.of(tree.root());
        Reports reports = Reports.of(reading, isFromMailSystem(headers));
        return new InternetMessage(
                headers,
                headers.first("Subject").orElse(""),
                addresses(headers, "From"),
                addresses(headers, "Sender").stream().findFirst(),
                addresses(headers, "Reply-To"),
                addresses(headers, "To"),
                addresses(headers, "Cc"),
                headers.raw("Return-Path").map(MessageReader::path),
                headers.raw("Message-ID")
                        .flatMap(id -> MessageIds.parse(id).stream().findFirst()),
                ids(headers, "In-Reply-To"),
                ids(headers, "References"),
                headers.raw("Date").flatMap(MailDate::parse),
                reading.text(),
                reading.html(),
                reading.attachments(),
                reports.delivery(),
                reports.feedback(),
                OriginalIds.of(reading),
                tree.truncated() || reading.truncated());
    }

    /** Only of these a report is believed that stands in the text: a person may quote one. */
    private static boolean isFromMailSystem(Headers headers) {
        String type = LetterCase.lower(headers.first("Content-Type").orElse(""));
        boolean daemon = addresses(headers, "From").stream()
                .map(address -> address.localPart().toLowerCase(Locale.ROOT))
                .anyMatch(local -> local.startsWith("mailer-daemon") || local.startsWith("postmaster"));
        boolean nullSender = headers.raw("Return-Path")
                .map(MessageReader::path)
                .filter(String::isEmpty)
                .isPresent();
        return daemon || nullSender || type.startsWith("multipart/report");
    }

    /** An envelope path without its angle brackets and source route. */
    static String path(String value) {
        return Address.parse(value).map(Address::address).orElse("");
    }

    private static List<Address> addresses(Headers headers, String name) {
        return headers.rawAll(name)
                .flatMap(value -> Address.parseList(value).stream())
                .toList();
    }

    private static List<String> ids(Headers headers, String name) {
        Set<String> ids = new LinkedHashSet<>();
        headers.rawAll(name).forEach(value -> ids.addAll(MessageIds.parse(value)));
        return List.copyOf(ids);
    }
}
