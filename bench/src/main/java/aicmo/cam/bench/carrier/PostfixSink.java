package aicmo.cam.bench.carrier;

import aicmo.cam.local.backing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** {@code smtp-sink} of postfix: takes every mail and throws it away (postfix.org/smtp-sink.1.html). */
final class PostfixSink implements SmtpSink {
    private static final String BACKLOG = "1000";

    private final Process process;
    private final int port;
    private final int connections;

    private PostfixSink(Process process, int port, int connections) {
        this.process = process;
        this.port = port;
        this.connections = connections;
    }

    /** Where it is installed. */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/smtp-sink", "/usr/bin/smtp-sink", "/usr/libexec/postfix/smtp-sink")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param connections how many a sender is to open */
    static PostfixSink start(Path program, int connections) {
        int port = FreePort.next();
        try {
            Process process = new ProcessBuilder(command(program, port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitListening(process, port);
            return new PostfixSink(process, port, connections);
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be started", e);
        }
    }

    /** It refuses to run as root. */
    private static List<String> command(Path program, int port) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, BACKLOG));
        return command;
    }

    private static void awaitListening(Process process, int port) throws IOException {
        while (FreePort.isFree(port)) {
            if (!process.isAlive()) {
                throw new IOException("it ended at once, with code " + process.exitValue());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String what() {
        return "postfix's smtp-sink";
    }

    @Override
    public Map<String, String> settings() {
        return SmtpSettings.of(port, connections);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
