package aicmo.cam.mail;

import aicmo.cam.mail.coding.BodyWriter;
import aicmo.cam.mail.coding.Sha256;
import java.util.List;

/** A part as it is written: its Content-* lines and its body, both ASCII. */
record ComposedPart(List<String> header, String body) {
    private static final String NEW_LINE = "\r\n";

    static ComposedPart text(String type, String text) {
        BodyWriter.Body body = BodyWriter.write(text);
        return new ComposedPart(
                List.of(
                        "Content-Type: " + type + "; charset=utf-8",
                        "Content-Transfer-Encoding: " + body.transferEncoding()),
                body.content());
    }

    /** The boundary follows from the content, so the same content gives the same bytes. */
    static ComposedPart multipart(String type, List<ComposedPart> parts) {
        String boundary = boundary(parts);
        StringBuilder body = new StringBuilder();
        for (ComposedPart part : parts) {
            body.append("--")
                    .append(boundary)
                    .append(NEW_LINE)
                    .append(part.written())
                    .append(NEW_LINE);
        }
        body.append("--").append(boundary).append("--").append(NEW_LINE);
        return new ComposedPart(
                List.of("Content-Type: " + type + ";" + NEW_LINE + " boundary=\"" + boundary + "\""), body.toString());
    }

    String written() {
        return String.join(NEW_LINE, header) + NEW_LINE + NEW_LINE + body;
    }

    static String digest(String content) {
        return Sha256.hex(content).substring(0, 32);
    }

    private static String boundary(List<ComposedPart> parts) {
        StringBuilder content = new StringBuilder();
        parts.forEach(part -> content.append(part.written()));
        String all = content.toString();
        String boundary = "=_" + digest(all);
        while (all.contains(boundary)) {
            boundary = "=_" + digest(boundary);
        }
        return boundary;
    }
}
