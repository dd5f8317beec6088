package aicmo.cam.testing.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to the sink: answers are written when no more commands wait, as RFC 2920 has it. */
final class SinkSession {
    private static final byte[] END_OF_DATA = {'\r', '\n', '.', '\r', '\n'};

    private final InputStream in;
    private final OutputStream out;
    private final boolean pipelining;
    private final Runnable accepted;
    private final byte[] buffer = new byte[64 * 1024];
    private final StringBuilder line = new StringBuilder();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private boolean data;
    private boolean over;
    /** How much of the end of the data was seen; the line end before it is that of DATA or of the last line. */
    private int matched;

    SinkSession(InputStream in, OutputStream out, boolean pipelining, Runnable accepted) {
        this.in = in;
        this.out = out;
        this.pipelining = pipelining;
        this.accepted = accepted;
    }

    void run() throws IOException {
        say("220 sink ESMTP");
        flush();
        while (!over) {
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            for (int i = 0; i < read; i++) {
                take(buffer[i]);
            }
            flush();
        }
    }

    private void take(byte b) {
        if (data) {
            content(b);
        } else if (b == '\n') {
            command(line.toString().strip().toUpperCase(Locale.ROOT));
            line.setLength(0);
        } else {
            line.append((char) b);
        }
    }

    private void content(byte b) {
        matched = b == END_OF_DATA[matched] ? matched + 1 : b == '\r' ? 1 : 0;
        if (matched == END_OF_DATA.length) {
            data = false;
            accepted.run();
            say("250 2.0.0 taken");
        }
    }

    private void command(String command) {
        if (command.startsWith("EHLO")) {
            say(
                    pipelining
                            ? "250-sink\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES"
                            : "250-sink\r\n250 ENHANCEDSTATUSCODES");
        } else if (command.equals("DATA")) {
            data = true;
            matched = 2;
            say("354 go on");
        } else if (command.equals("QUIT")) {
            over = true;
            say("221 2.0.0 bye");
        } else {
            say("250 2.0.0 fine");
        }
    }

    private void say(String answer) {
        answers.writeBytes((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void flush() throws IOException {
        answers.writeTo(out);
        answers.reset();
    }
}
