package aicmo.cam.sender.provider.smtp.utf8;

import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EncodedPart;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/** A mail in one text, as the Vert.x client would send it piece by piece. */
public final class WrittenMail {
    private static final String END = "\r\n";

    private final StringBuilder text = new StringBuilder();
    private final Iterator<MailAttachment> files;

    private WrittenMail(List<MailAttachment> files) {
        this.files = files.iterator();
    }

    /**
     * All of it.
     *
     * @param message whose headers are all there, those of the body's parts excepted
     * @param userAgent what the boundaries between its parts begin with
     */
    public static String of(MailMessage message, String userAgent) {
        List<MailAttachment> files = message.getAttachment() == null ? List.of() : message.getAttachment();
        WrittenMail written = new WrittenMail(files);
        written.add(new MailEncoder(message, "localhost", userAgent).encodeMail());
        return written.text.toString();
    }

    private void add(EncodedPart part) {
        part.headers().forEach(header -> text.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append(END));
        text.append(END);
        List<EncodedPart> parts = part.parts();
        if (parts == null || parts.isEmpty()) {
            text.append(body(part)).append(END);
            return;
        }
        for (EncodedPart inner : parts) {
            text.append("--").append(part.boundary()).append(END);
            add(inner);
        }
        text.append("--").append(part.boundary()).append("--").append(END);
    }

    /** The encoder leaves the content of files to a stream. */
    private String body(EncodedPart part) {
        if (part.body() == null) {
            return Base64.getMimeEncoder().encodeToString(files.next().getData().getBytes());
        }
        int end = part.body().length();
        while (end > 0 && part.body().charAt(end - 1) == '\n') {
            end--;
        }
        return part.body().substring(0, end);
    }
}
