package aicmo.cam.classifier.reply;

import aicmo.cam.events.ReplyIngested;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Messages and their labels as a folder that {@code ./cam evaluate} reads, zipped. */
final class LabelledMail {

    private LabelledMail() {}

    static byte[] zip(List<CorrectionTable.Labelled> labelled) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder labels = new StringBuilder("path\tlabel\tby\tnote\n");
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (CorrectionTable.Labelled one : labelled) {
                String path = one.message().inboundId() + ".eml";
                labels.append("%s\t%s\t%s\t%s\n"
                        .formatted(path, one.replyClass(), cell(one.by()), cell(one.note() == null ? "" : one.note())));
                put(zip, path, mail(one.message()));
            }
            put(zip, "labels.tsv", labels.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the messages could not be zipped", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String path, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** The message as far as the classifier was told of it; the raw one stays with inbox. */
    private static String mail(ReplyIngested message) {
        StringBuilder mail = new StringBuilder();
        header(
                mail,
                "From",
                (message.fromName() == null ? "" : "=?utf-8?B?" + base64(message.fromName()) + "?= ") + "<"
                        + message.from() + ">");
        header(mail, "Subject", message.subject().isEmpty() ? "" : "=?utf-8?B?" + base64(message.subject()) + "?=");
        header(
                mail,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(message.receivedAt().atOffset(ZoneOffset.UTC)));
        for (Map.Entry<String, List<String>> header : message.headers().entrySet()) {
            boolean own = List.of(
                            "from", "subject", "date", "content-type", "content-transfer-encoding", "mime-version")
                    .contains(header.getKey());
            header.getValue().stream().filter(value -> !own).forEach(value -> header(mail, header.getKey(), value));
        }
        mail.append(
                "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n");
        mail.append(Base64.getMimeEncoder().encodeToString(message.text().getBytes(StandardCharsets.UTF_8)));
        return mail.append('\n').toString();
    }

    private static void header(StringBuilder mail, String name, String value) {
        mail.append(name).append(": ").append(cell(value)).append('\n');
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(String text) {
        return text.replaceAll("\\s", " ");
    }
}
