package aicmo.cam.mail.mime;

import aicmo.cam.mail.coding.Charsets;
import aicmo.cam.mail.coding.Clean;
import aicmo.cam.mail.coding.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** Undoes transfer encodings and charsets of bodies; keeps the text of what is text or report, counts the rest. */
final class BodyReader {
    private static final Pattern META_CHARSET =
            Pattern.compile("<meta[^>]{1,200}?charset\\s*=\\s*[\"']?([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final int META_WITHIN = 2048;

    private int budget = Limits.ALL_TEXT_BYTES;
    private long size;
    private boolean truncated;

    /** Decoded bytes of the body that was read last. */
    long size() {
        return size;
    }

    boolean truncated() {
        return truncated;
    }

    String text(InputStream body, FieldBlock header, String type) throws IOException {
        List<Field> fields = header.fields();
        int most = Math.min(budget, wanted(type));
        InputStream decoded = decoded(body, fields);
        byte[] kept = decoded.readNBytes(most);
        budget -= kept.length;
        long rest = rest(decoded);
        size = kept.length + rest;
        boolean isMessage = Part.isEnclosedMessage(type);
        truncated |= (wanted(type) > 0 && rest > 0 && !isMessage) || (rest > 0 && most < wanted(type));
        return kept.length == 0 ? "" : Clean.text(Charsets.decode(kept, charset(fields, type, kept)));
    }

    private static int wanted(String type) {
        if (Part.isText(type) || type.startsWith("multipart/")) {
            return Limits.TEXT_BYTES;
        }
        return Part.isReport(type) || Part.isEnclosedMessage(type) ? Limits.REPORT_BYTES : 0;
    }

    private static InputStream decoded(InputStream body, List<Field> fields) {
        String encoding =
                Part.first(fields, "Content-Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT);
        if (encoding.contains("base64")) {
            return new Base64InputStream(body);
        }
        return encoding.contains("quoted-printable") ? new QuotedPrintableInputStream(body) : body;
    }

    private static long rest(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
        }
        return count;
    }

    private static String charset(List<Field> fields, String type, byte[] content) {
        Optional<String> declared =
                Parameters.parse(Part.first(fields, "Content-Type").orElse("")).get("charset");
        if (declared.isPresent() || !type.equals("text/html")) {
            return declared.orElse("");
        }
        String head = new String(content, 0, Math.min(content.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher meta = META_CHARSET.matcher(head);
        return meta.find() ? meta.group(1) : "";
    }
}
