package aicmo.cam.sender.provider.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection to a {@link ScriptedSmtp}. */
final class ScriptedSession {
    private final ScriptedSmtp script;
    private final SSLContext tls;
    private final boolean tlsAtOnce;
    private boolean encrypted;
    private Socket socket;
    private BufferedReader in;

    ScriptedSession(ScriptedSmtp script, SSLContext tls, boolean tlsAtOnce) {
        this.script = script;
        this.tls = tls;
        this.tlsAtOnce = tlsAtOnce;
    }

    void serve(Socket plain) {
        try (plain) {
            open(plain);
            if (tlsAtOnce) {
                encrypt();
            }
            if (!says("CONNECT", "220 scripted ESMTP")) {
                return;
            }
            for (String line = in.readLine(); line != null && obeys(line); line = in.readLine()) {
                script.commands().add((encrypted ? "tls:" : "") + line);
            }
        } catch (IOException e) {
            // The client went, or did not like the certificate: what it makes of that is the test's question.
            script.commands().add("gone: " + e.getMessage());
        }
    }

    private boolean obeys(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        String special = script.scriptedFor(line);
        if (!special.isEmpty()) {
            return said(special);
        }
        return switch (verb) {
            case "EHLO" ->
                says(verb, "250-scripted\r\n250-" + String.join("\r\n250-", script.offers(encrypted)) + "\r\n250 HELP");
            case "STARTTLS" -> {
                boolean going = says(verb, "220 go on");
                encrypt();
                yield going;
            }
            case "DATA" -> data();
            case "AUTH" -> {
                script.commands().add(line);
                yield says(verb, new ScriptedLogin(this).tried(line));
            }
            case "QUIT" -> {
                says(verb, "221 2.0.0 bye");
                yield false;
            }
            default -> says(verb, "250 2.0.0 fine");
        };
    }

    private boolean data() throws IOException {
        String answer = script.scripted("DATA");
        if (!answer.isEmpty()) {
            return said(answer);
        }
        said("354 go on");
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line).append("\r\n");
        }
        script.mails().add(data.toString());
        return says(".", "250 2.0.0 taken");
    }

    private boolean says(String verb, String usual) throws IOException {
        String scripted = script.scripted(verb);
        return said(scripted.isEmpty() ? usual : scripted);
    }

    /** False where it hangs up. */
    boolean said(String answer) throws IOException {
        if (answer.equals(ScriptedSmtp.HANGS_UP)) {
            return false;
        }
        if (answer.equals(ScriptedSmtp.IS_SILENT)) {
            return true;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return !answer.startsWith("421");
    }

    String heard() throws IOException {
        return in.readLine();
    }

    private void encrypt() throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        encrypted = true;
        open(secured);
    }

    private void open(Socket connected) throws IOException {
        socket = connected;
        in = new BufferedReader(new InputStreamReader(connected.getInputStream(), StandardCharsets.UTF_8));
    }
}
