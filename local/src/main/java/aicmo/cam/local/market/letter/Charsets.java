package aicmo.cam.local.market.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Properties;

/** Rewrites messages into the charsets that people's programs still use; our own composer writes UTF-8 alone. */
final class Charsets {
    private static final Session SESSION = Session.getInstance(new Properties());

    private Charsets() {}

    /** The message with that text in that charset; as it is where the charset can't write it. */
    static byte[] recode(byte[] utf8, String text, String charset, boolean base64) {
        if (charset.equals("utf-8")) {
            return utf8;
        }
        try {
            Kept message = new Kept(utf8);
            if (!Charset.forName(charset).newEncoder().canEncode(text + message.getSubject())) {
                return utf8;
            }
            message.setSubject(message.getSubject(), charset);
            message.setText(text.replace("\n", "\r\n"), charset);
            message.setHeader("Content-Transfer-Encoding", encoding(charset, base64));
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException("a message can't be written in " + charset, e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
    }

    private static String encoding(String charset, boolean base64) {
        return switch (charset) {
            case "us-ascii", "iso-2022-jp" -> "7bit";
            default -> base64 ? "base64" : "quoted-printable";
        };
    }

    /** A message that stays the one it was when it is saved. */
    private static final class Kept extends MimeMessage {
        Kept(byte[] bytes) throws MessagingException {
            super(SESSION, new ByteArrayInputStream(bytes));
        }

        @Override
        protected void updateMessageID() {}
    }
}
