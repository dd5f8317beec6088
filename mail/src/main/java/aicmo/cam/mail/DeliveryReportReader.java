package aicmo.cam.mail;

import aicmo.cam.mail.coding.LetterCase;
import aicmo.cam.mail.mime.Limits;
import aicmo.cam.mail.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields of delivery reports, also where empty lines are missing, or stand where none belong. */
final class DeliveryReportReader {
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "reporting-mta",
            "original-envelope-id",
            "dsn-gateway",
            "received-from-mta",
            "arrival-date",
            "reporting-ua");
    private static final Set<String> OF_A_RECIPIENT = Set.of(
            "final-recipient",
            "original-recipient",
            "action",
            "status",
            "remote-mta",
            "diagnostic-code",
            "last-attempt-date",
            "final-log-id",
            "will-retry-until");
    private static final Set<String> NAMES_A_RECIPIENT = Set.of("final-recipient", "original-recipient");
    private static final Set<String> ONCE_A_RECIPIENT = Set.of("final-recipient", "original-recipient", "action");
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\d)");
    private static final Pattern TYPE = Pattern.compile("^\\s*[\\w.-]{1,40}\\s*;\\s*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,6})}");

    private final List<Header> message = new ArrayList<>();
    private final List<List<Header>> recipients = new ArrayList<>();

    static DeliveryReport read(List<Part> parts) {
        DeliveryReportReader reader = new DeliveryReportReader();
        parts.forEach(part -> ReportFields.blocks(part).forEach(reader::block));
        return reader.report();
    }

    /** The report that a mail system wrote into its text, where a block of it has enough of the fields of one. */
    static Optional<DeliveryReport> readText(String text) {
        DeliveryReportReader reader = new DeliveryReportReader();
        List<Headers> blocks = ReportFields.blocks(text);
        boolean speaks = blocks.stream()
                .anyMatch(block -> block.has("Final-Recipient") && ReportFields.speaking(block) >= ReportFields.ENOUGH);
        blocks.stream()
                .filter(block -> speaks && ReportFields.speaking(block) > 0)
                .forEach(reader::block);
        return speaks ? Optional.of(reader.report()) : Optional.empty();
    }

    private DeliveryReport report() {
        Headers fields = new Headers(message);
        return new DeliveryReport(
                fields.first("Reporting-MTA").map(DeliveryReportReader::untyped),
                fields,
                recipients.stream().map(DeliveryReportReader::recipient).toList());
    }

    private void block(Headers block) {
        boolean ofRecipient =
                block.entries().stream().map(DeliveryReportReader::name).anyMatch(OF_A_RECIPIENT::contains);
        boolean named = block.entries().stream().map(DeliveryReportReader::name).anyMatch(NAMES_A_RECIPIENT::contains);
        boolean ofMessage =
                block.entries().stream().map(DeliveryReportReader::name).anyMatch(OF_THE_MESSAGE::contains);
        // A block without a recipient's name belongs to the one before it.
        List<Header> current = ofRecipient && !named && !recipients.isEmpty() ? recipients.getLast() : null;
        for (Header entry : block.entries()) {
            String name = name(entry);
            boolean toMessage = OF_THE_MESSAGE.contains(name)
                    || !ofRecipient
                    || (current == null && ofMessage && !OF_A_RECIPIENT.contains(name));
            if (toMessage) {
                message.add(entry);
                continue;
            }
            if (current == null || (ONCE_A_RECIPIENT.contains(name) && holds(current, name))) {
                current = new ArrayList<>();
                if (recipients.size() < Limits.RECIPIENTS) {
                    recipients.add(current);
                }
            }
            current.add(entry);
        }
    }

    private static boolean holds(List<Header> fields, String name) {
        return fields.stream().map(DeliveryReportReader::name).anyMatch(name::equals);
    }

    private static String name(Header entry) {
        return entry.name().toLowerCase(Locale.ROOT);
    }

    private static DeliveryReport.Recipient recipient(List<Header> entries) {
        Headers fields = new Headers(entries);
        return new DeliveryReport.Recipient(
                fields.first("Final-Recipient")
                        .map(DeliveryReportReader::mailbox)
                        .filter(text -> !text.isEmpty()),
                fields.first("Original-Recipient")
                        .map(DeliveryReportReader::mailbox)
                        .filter(text -> !text.isEmpty()),
                fields.first("Action").map(action -> LetterCase.lower(action).split("[\\s(;]", 2)[0]),
                fields.first("Status").flatMap(DeliveryReportReader::status),
                fields.first("Diagnostic-Code").map(DeliveryReportReader::untyped),
                fields.first("Remote-MTA").map(DeliveryReportReader::untyped),
                fields);
    }

    private static Optional<String> status(String value) {
        Matcher matcher = STATUS.matcher(value);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static String untyped(String value) {
        return TYPE.matcher(value).replaceFirst("").strip();
    }

    private static String mailbox(String value) {
        // RFC 6533 section 3 writes what is not ASCII as \x{HEX}.
        String text = ESCAPED.matcher(untyped(value)).replaceAll(DeliveryReportReader::unescaped);
        return text.indexOf('<') >= 0 ? MessageReader.path(text) : text;
    }

    private static String unescaped(MatchResult escape) {
        int code = Integer.parseInt(escape.group(1), 16);
        return Matcher.quoteReplacement(Character.isValidCodePoint(code) ? Character.toString(code) : escape.group());
    }
}
