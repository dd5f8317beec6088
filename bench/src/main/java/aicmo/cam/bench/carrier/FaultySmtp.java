package aicmo.cam.bench.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail server that fails at a part of the mails, where SMTP is weakest: at the end of the data. It took the mail and tells nobody, or took
 * it not and tells nobody, or says 451. Nothing but its own memory knows what it took.
 */
public final class FaultySmtp implements FaultyCarrier, SmtpSink {
    private static final int CONNECTIONS = 4;

    private final ServerSocket server;
    private final int connections;
    private final FaultRounds<Ending> rounds;
    private final Map<String, Long> taken = new ConcurrentHashMap<>();
    private final Set<Socket> connected = ConcurrentHashMap.newKeySet();

    private FaultySmtp(ServerSocket server, int connections, FaultRounds<Ending> rounds) {
        this.server = server;
        this.connections = connections;
        this.rounds = rounds;
    }

    /** What happens at the end of a mail's data. */
    enum Ending {
        TAKEN(true),
        TAKEN_AND_HUNG_UP(true),
        TAKEN_AND_SILENT(true),
        HUNG_UP(false),
        SILENT(false),
        POSTPONED(false);

        private static final List<Ending> FAULTS =
                Stream.of(values()).filter(ending -> ending != TAKEN).toList();

        private final boolean takes;

        Ending(boolean takes) {
            this.takes = takes;
        }
    }

    /**
     * Starts it.
     *
     * @param share of the mails that go wrong, from 0 to 1
     */
    public static FaultySmtp start(double share, long seed) {
        return start(CONNECTIONS, share, seed);
    }

    /** One that takes every mail. */
    static FaultySmtp withoutFaults(int connections) {
        return start(connections, 0, 0);
    }

    private static FaultySmtp start(int connections, double share, long seed) {
        try {
            FaultySmtp smtp = new FaultySmtp(
                    new ServerSocket(0, 100, InetAddress.getLoopbackAddress()),
                    connections,
                    new FaultRounds<>(Ending.FAULTS, share, seed));
            Thread.ofPlatform().daemon().name("faulty-smtp").start(smtp::accept);
            return smtp;
        } catch (IOException e) {
            throw new UncheckedIOException("no mail server can listen on 127.0.0.1", e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return SmtpSettings.of(port(), connections);
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public String what() {
        return "a mail server in this JVM";
    }

    @Override
    public Map<String, Long> taken() {
        return Map.copyOf(taken);
    }

    @Override
    public int faults() {
        return rounds.faults();
    }

    @Override
    public Set<String> unmet() {
        return rounds.unmet().stream().map(Ending::name).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : connected) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the mail server does not close", e);
        }
    }

    /** Decides on a mail and counts it; what the counted one is told comes after. */
    Ending end(String recipient) {
        Ending ending = rounds.next().orElse(Ending.TAKEN);
        if (ending.takes) {
            taken.merge(recipient, 1L, Long::sum);
        }
        return ending;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connected.add(socket);
                Thread.ofVirtual().name("faulty-smtp-connection").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new FaultySession(socket, this).run();
        } catch (IOException killed) {
            // The sender at the other end was killed, which is what this server is for.
            connected.remove(socket);
        } finally {
            connected.remove(socket);
        }
    }
}
