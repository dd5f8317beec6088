package aicmo.cam.followup.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** A DNS server of the tests, on UDP and TCP of one port. A name that nobody gave it does not exist. */
public final class TestDns implements AutoCloseable {
    private static final int TTL = 300;

    private static final int ATTEMPTS = 20;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<Name, List<Record>> zone = new HashMap<>();
    private final Set<Name> failing = new HashSet<>();
    private final Set<Name> silent = new HashSet<>();
    private final Set<Name> tooLong = new HashSet<>();
    private final AtomicInteger byUdp = new AtomicInteger();
    private final AtomicInteger byTcp = new AtomicInteger();

    public TestDns() {
        tcp = listening();
        try {
            udp = new DatagramSocket(tcp.getLocalSocketAddress());
        } catch (IOException e) {
            throw new IllegalStateException("the port is not free for UDP any more", e);
        }
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    /** On a port that is free for UDP too. */
    private static ServerSocket listening() {
        for (int attempt = 1; ; attempt++) {
            try {
                ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                try (DatagramSocket free = new DatagramSocket(listening.getLocalSocketAddress())) {
                    return listening;
                } catch (IOException e) {
                    listening.close();
                    throw e;
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("no port is free for DNS", e);
                }
            }
        }
    }

    /** A client that asks this server. */
    public DnsClient client() {
        return client("127.0.0.1:" + udp.getLocalPort(), Duration.ofSeconds(20));
    }

    DnsClient client(String resolver, Duration time) {
        return new DnsClient(
                new DnsSettings() {
                    @Override
                    public String resolver() {
                        return resolver;
                    }

                    @Override
                    public Duration timeout() {
                        return Duration.ofMillis(500);
                    }

                    @Override
                    public Duration time() {
                        return time;
                    }

                    @Override
                    public Duration cache() {
                        return Duration.ofMinutes(5);
                    }
                },
                Clock.systemUTC());
    }

    public TestDns txt(String name, String... pieces) {
        return add(name, new TXTRecord(name(name), DClass.IN, TTL, Arrays.asList(pieces)));
    }

    public TestDns mx(String name, String host) {
        return add(name, new MXRecord(name(name), DClass.IN, TTL, host.equals(".") ? 0 : 10, name(host)));
    }

    public TestDns address(String name) {
        return add(name, new ARecord(name(name), DClass.IN, TTL, InetAddress.getLoopbackAddress()));
    }

    /** It exists, and has nothing. */
    public TestDns empty(String name) {
        zone.computeIfAbsent(name(name), any -> new ArrayList<>());
        return this;
    }

    public TestDns fails(String name) {
        failing.add(name(name));
        return this;
    }

    public TestDns saysNothing(String name) {
        silent.add(name(name));
        return this;
    }

    /** Its answers come by TCP only. */
    public TestDns isLong(String name) {
        tooLong.add(name(name));
        return this;
    }

    public int askedByUdp() {
        return byUdp.get();
    }

    public int askedByTcp() {
        return byTcp.get();
    }

    private TestDns add(String name, Record record) {
        zone.computeIfAbsent(name(name), any -> new ArrayList<>()).add(record);
        return this;
    }

    private Message answer(Message query, boolean overUdp) {
        Record asked = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(asked, Section.QUESTION);
        if (failing.contains(asked.getName())) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (overUdp && tooLong.contains(asked.getName())) {
            answer.getHeader().setFlag(Flags.TC);
        } else if (zone.containsKey(asked.getName())) {
            zone.get(asked.getName()).stream()
                    .filter(record -> record.getType() == asked.getType())
                    .forEach(record -> answer.addRecord(record, Section.ANSWER));
        } else {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byUdp.incrementAndGet();
                Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
                if (!silent.contains(query.getQuestion().getName())) {
                    byte[] wire = answer(query, true).toWire();
                    udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // closed, or no message: the next one
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] wire = in.readNBytes(in.readUnsignedShort());
                byTcp.incrementAndGet();
                byte[] answer = answer(new Message(wire), false).toWire();
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            } catch (IOException e) {
                // closed, or no message: the next one
            }
        }
    }

    private static Name name(String name) {
        try {
            return name.equals(".") ? Name.root : Name.fromString(name + ".");
        } catch (TextParseException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
