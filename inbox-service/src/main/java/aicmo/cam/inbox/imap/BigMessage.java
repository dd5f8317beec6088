package aicmo.cam.inbox.imap;

import aicmo.cam.mail.Attachment;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;

/**
 * A message that is too big to be held, put together of the parts that say something; what is attached stays on the server and only
 * its name and size are known.
 */
final class BigMessage {
    private static final int HEADER = 256 * 1024;
    private static final int PART_HEADER = 16 * 1024;
    private static final int TEXT = 512 * 1024;
    private static final int ENCLOSED_MESSAGE = 64 * 1024;
    private static final int MOST_PARTS = 40;
    private static final int DEEPEST = 10;

    private final Sections sections;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final List<Attachment> leftOut = new ArrayList<>();
    private int parts;

    private BigMessage(Sections sections) {
        this.sections = sections;
    }

    /** Empty where it is no message of several parts: then its first bytes are what there is. */
    static Optional<Assembled> read(BODYSTRUCTURE structure, Sections sections) {
        if (structure == null || !structure.isMulti() || boundary(structure).isEmpty()) {
            return Optional.empty();
        }
        BigMessage message = new BigMessage(sections);
        message.header(sections.first("HEADER", HEADER));
        message.children(structure, "", 0);
        return Optional.of(new Assembled(message.raw.toByteArray(), message.leftOut));
    }

    private void children(BODYSTRUCTURE parent, String path, int depth) {
        String boundary = boundary(parent).orElse("none");
        BODYSTRUCTURE[] children = parent.bodies == null ? new BODYSTRUCTURE[0] : parent.bodies;
        for (int i = 0; i < children.length; i++) {
            child(children[i], path + (i + 1), boundary, depth);
        }
        line("--" + boundary + "--");
    }

    private void child(BODYSTRUCTURE child, String path, String boundary, int depth) {
        if (child.isMulti() && depth < DEEPEST && boundary(child).isPresent()) {
            line("--" + boundary);
            header(sections.first(path + ".MIME", PART_HEADER));
            children(child, path + ".", depth + 1);
        } else if (!child.isMulti() && speaks(child) && parts < MOST_PARTS) {
            parts++;
            line("--" + boundary);
            header(sections.first(path + ".MIME", PART_HEADER));
            raw.writeBytes(sections.first(path, child.isNested() ? ENCLOSED_MESSAGE : TEXT));
            line("");
        } else {
            leftOut.add(attachment(child));
        }
    }

    private static boolean speaks(BODYSTRUCTURE part) {
        String type = type(part);
        boolean attached = "attachment".equalsIgnoreCase(part.disposition);
        return type.startsWith("message/")
                || type.equals("text/rfc822-headers")
                || (type.startsWith("text/") && !attached);
    }

    private void header(byte[] header) {
        raw.writeBytes(header);
        String end = new String(
                header, Math.max(0, header.length - 4), Math.min(4, header.length), StandardCharsets.ISO_8859_1);
        if (!end.endsWith("\r\n\r\n") && !end.equals("\r\n")) {
            line("");
        }
    }

    private void line(String text) {
        raw.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Attachment attachment(BODYSTRUCTURE part) {
        boolean base64 = "base64".equalsIgnoreCase(part.encoding);
        // four characters stand for three bytes, and each line of 76 of them has two more
        long size = base64 ? part.size * 76L / 78 / 4 * 3 : part.size;
        return new Attachment(
                name(part),
                type(part),
                Math.max(0, size),
                part.disposition == null ? "" : part.disposition.toLowerCase(Locale.ROOT),
                Optional.ofNullable(part.id));
    }

    private static Optional<String> name(BODYSTRUCTURE part) {
        return Stream.of(parameter(part.dParams, "filename"), parameter(part.cParams, "name"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(BigMessage::decoded);
    }

    private static String decoded(String name) {
        try {
            return MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException unknown) {
            return name;
        }
    }

    private static Optional<String> boundary(BODYSTRUCTURE part) {
        return parameter(part.cParams, "boundary");
    }

    private static Optional<String> parameter(ParameterList parameters, String name) {
        return Optional.ofNullable(parameters).map(list -> list.get(name));
    }

    private static String type(BODYSTRUCTURE part) {
        return (part.type + "/" + part.subtype).toLowerCase(Locale.ROOT);
    }

    /**
     * What was put together.
     *
     * @param leftOut the parts that it goes without
     */
    record Assembled(byte[] raw, List<Attachment> leftOut) {}

    /** Reads sections of one message (RFC 9051, section 6.4.5.1). */
    interface Sections {
        /** The first bytes of a section; none where it has gone. */
        byte[] first(String section, int most);
    }
}
