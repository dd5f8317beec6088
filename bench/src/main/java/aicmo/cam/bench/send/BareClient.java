package aicmo.cam.bench.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The limit of SMTP: mails of the same size over as many connections, one command after another, and nothing else going on. */
record BareClient(int port, int connections) {
    private static final byte[] MAIL = ("From: Anna Berg <anna@acme.example>\r\nTo: Kim Lee <lead@company.example>\r\n"
                    + "Subject: A question about company\r\nMessage-ID: <0@acme.example>\r\nMIME-Version: 1.0\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                    + "Sixty-four characters of text make a line, and this is one line.\r\n".repeat(25) + ".\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    /** Mails a second. */
    double rate(int mails) throws InterruptedException, IOException {
        try (ExecutorService lanes = Executors.newFixedThreadPool(connections)) {
            long start = System.nanoTime();
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(lanes.submit(lane(mails / connections)));
            }
            for (Future<Void> lane : running) {
                lane.get();
            }
            return mails / connections * connections / ((System.nanoTime() - start) / 1e9);
        } catch (ExecutionException e) {
            throw new IOException("the bare client failed", e.getCause());
        }
    }

    private Callable<Void> lane(int mails) {
        return () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                Talk talk = new Talk(
                        socket.getOutputStream(),
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
                talk.expect("220");
                talk.say("EHLO bench.example\r\n", "250");
                for (int i = 0; i < mails; i++) {
                    talk.say("MAIL FROM:<anna@acme.example>\r\n", "250");
                    talk.say("RCPT TO:<lead@company.example>\r\n", "250");
                    talk.say("DATA\r\n", "354");
                    talk.out().write(MAIL);
                    talk.expect("250");
                }
                talk.say("QUIT\r\n", "221");
            }
            return null;
        };
    }

    private record Talk(OutputStream out, BufferedReader in) {
        void say(String command, String expected) throws IOException {
            out.write(command.getBytes(StandardCharsets.US_ASCII));
            expect(expected);
        }

        void expect(String code) throws IOException {
            String line = in.readLine();
            while (line != null && line.startsWith(code + "-")) {
                line = in.readLine();
            }
            if (line == null || !line.startsWith(code)) {
                throw new IOException("the mail server said \"" + line + "\" instead of " + code);
            }
        }
    }
}
