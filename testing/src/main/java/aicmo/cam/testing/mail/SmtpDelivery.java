package aicmo.cam.testing.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One message over SMTP (RFC 5321), by hand: mail libraries repair what tests want broken. */
final class SmtpDelivery implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    private SmtpDelivery(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
    }

    static void deliver(int port, String from, String to, byte[] message) {
        try (SmtpDelivery smtp = new SmtpDelivery(port)) {
            smtp.expect("220", "greeting");
            smtp.say("EHLO localhost", "250");
            smtp.say("MAIL FROM:<" + from + ">", "250");
            smtp.say("RCPT TO:<" + to + ">", "250");
            smtp.say("DATA", "354");
            smtp.write(message);
            smtp.expect("250", "message");
            smtp.say("QUIT", "221");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot deliver to " + to + " on port " + port, e);
        }
    }

    private void say(String command, String code) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        expect(code, command);
    }

    private void expect(String code, String command) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || !line.startsWith(code)) {
            throw new IOException("the server answered '%s' to %s".formatted(line, command));
        }
    }

    /** A dot at the start of a line is doubled (section 4.5.2); the end is a dot alone. */
    private void write(byte[] message) throws IOException {
        boolean lineStart = true;
        for (byte b : message) {
            if (lineStart && b == '.') {
                out.write('.');
            }
            out.write(b);
            lineStart = b == '\n';
        }
        out.write((lineStart ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
