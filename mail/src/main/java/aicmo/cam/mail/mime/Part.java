package aicmo.cam.mail.mime;

import aicmo.cam.mail.coding.Clean;
import aicmo.cam.mail.coding.EncodedWords;
import aicmo.cam.mail.coding.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One entity of a message (RFC 2045).
 *
 * @param fields its header, within {@link Limits}
 * @param type the media type in lower case; text/plain where none can be read
 * @param text the decoded content of text, reports and heads of enclosed messages; empty for all else
 * @param size decoded bytes, also of what is not kept
 * @param children the parts of a multipart
 */
public record Part(List<Field> fields, String type, String text, long size, List<Part> children) {
    private static final Set<String> TOP_LEVELS = Set.of(
            "text", "image", "audio", "video", "application", "message", "multipart", "font", "model", "chemical");

    /** The raw value of the first field of that name. */
    public Optional<String> field(String name) {
        return first(fields, name);
    }

    /** The parameters of Content-Type. */
    public Parameters contentType() {
        return Parameters.parse(field("Content-Type").orElse(""));
    }

    /** {@code attachment}, {@code inline}, or empty where nothing is said. */
    public String disposition() {
        return Parameters.parse(field("Content-Disposition").orElse("")).value();
    }

    /** The file name, of either of the two headers that may carry it. */
    public Optional<String> name() {
        return Parameters.parse(field("Content-Disposition").orElse(""))
                .get("filename")
                .or(() -> contentType().get("name"))
                .map(name -> Clean.line(EncodedWords.decode(name)).strip())
                .filter(name -> !name.isEmpty());
    }

    /** Whether this is a multipart that was opened. */
    public boolean isMultipart() {
        return !children.isEmpty();
    }

    /** An enclosed message, or the head of one. */
    public boolean isEnclosedMessage() {
        return isEnclosedMessage(type);
    }

    static boolean isEnclosedMessage(String type) {
        return type.equals("message/rfc822")
                || type.equals("message/global")
                || type.equals("message/global-headers")
                || type.equals("message/partial")
                || type.equals("text/rfc822-headers")
                || type.equals("text/rfc822-header")
                || type.equals("message/rfc822-headers");
    }

    static boolean isReport(String type) {
        return !type.startsWith("multipart/")
                && (type.contains("delivery-status")
                        || type.contains("feedback-report")
                        || type.contains("disposition-notification"));
    }

    static boolean isText(String type) {
        return type.startsWith("text/") && !isEnclosedMessage(type) && !isReport(type);
    }

    static Optional<String> first(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::raw)
                .findFirst();
    }

    static String typeOf(List<Field> fields, String otherwise) {
        String written =
                Parameters.parse(first(fields, "Content-Type").orElse("")).value();
        int slash = written.indexOf('/');
        if (slash <= 0) {
            return written.isEmpty() ? otherwise : "text/plain";
        }
        String top = written.substring(0, slash).strip();
        String sub = written.substring(slash + 1).strip().split("[\\s,]", 2)[0];
        boolean known = TOP_LEVELS.contains(top) || top.startsWith("x-");
        return known || isReport(written) ? (top + "/" + sub).toLowerCase(Locale.ROOT) : "text/plain";
    }
}
