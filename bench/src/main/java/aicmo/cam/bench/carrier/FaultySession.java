package aicmo.cam.bench.carrier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to the mail server that fails (RFC 5321). */
final class FaultySession {
    private final BufferedReader in;
    private final OutputStream out;
    private final FaultySmtp server;
    private String recipient = "";

    FaultySession(Socket socket, FaultySmtp server) throws IOException {
        socket.setTcpNoDelay(true);
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        this.out = socket.getOutputStream();
        this.server = server;
    }

    void run() throws IOException {
        say("220 faulty ESMTP");
        boolean open = true;
        while (open) {
            String line = in.readLine();
            open = line != null && obey(line);
        }
    }

    private boolean obey(String line) throws IOException {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("QUIT")) {
            say("221 2.0.0 bye");
            return false;
        }
        if (command.startsWith("DATA")) {
            say("354 go on");
            // Only a mail whose end arrived can be taken.
            return readData() && answer(server.end(recipient));
        }
        if (command.startsWith("RCPT TO:")) {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>')).toLowerCase(Locale.ROOT);
        }
        say("250 2.0.0 fine");
        return true;
    }

    private boolean readData() throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        return line != null;
    }

    private boolean answer(FaultySmtp.Ending ending) throws IOException {
        return switch (ending) {
            case TAKEN -> {
                say("250 2.0.0 taken");
                yield true;
            }
            case POSTPONED -> {
                say("451 4.3.0 later, please");
                yield true;
            }
            case TAKEN_AND_HUNG_UP, HUNG_UP -> false;
            case TAKEN_AND_SILENT, SILENT -> {
                // Until the caller has enough of it.
                while (in.read() >= 0) {
                    continue;
                }
                yield false;
            }
        };
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
