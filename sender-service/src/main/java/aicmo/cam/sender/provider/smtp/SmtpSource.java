package aicmo.cam.sender.provider.smtp;

import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EncodedPart;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/**
 * A message as the Vert.x mail client writes it after DATA, before dots are doubled (RFC 5321 section 4.5.2). The client's own encoder makes
 * its parts, and the lines between them are written as the client writes them.
 */
final class SmtpSource {
    private static final String END = "\r\n";

    private final StringBuilder written = new StringBuilder();
    private final Iterator<MailAttachment> files;

    private SmtpSource(MailMessage message) {
        List<MailAttachment> attached = message.getAttachment();
        this.files = (attached == null ? List.<MailAttachment>of() : attached).iterator();
    }

    /** @param message whose headers are all there, those of the body's parts excepted */
    static String of(MailMessage message) {
        SmtpSource source = new SmtpSource(message);
        source.write(new MailEncoder(message, "localhost", MailClients.USER_AGENT).encodeMail());
        return source.written.toString();
    }

    private void write(EncodedPart part) {
        part.headers().forEach((name, value) -> line(name + ": " + value));
        line("");
        if (part.parts() != null && !part.parts().isEmpty()) {
            for (EncodedPart inner : part.parts()) {
                line("--" + part.boundary());
                write(inner);
            }
            line("--" + part.boundary() + "--");
        } else if (part.body() != null) {
            for (String line : part.body().split("\n", 0)) {
                line(line);
            }
        } else {
            line(Base64.getMimeEncoder().encodeToString(files.next().getData().getBytes()));
        }
    }

    private void line(String text) {
        written.append(text).append(END);
    }
}
