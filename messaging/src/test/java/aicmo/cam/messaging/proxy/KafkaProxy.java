package aicmo.cam.messaging.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Kafka broker's door with a fault in it: it stands between clients and a real broker, understands their protocol, names itself as the
 * broker in what the broker says of itself, and refuses the batches that a {@link Fault} names.
 */
public final class KafkaProxy implements AutoCloseable {
    private final ServerSocket door;
    private final String broker;
    private final Fault fault;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private KafkaProxy(ServerSocket door, String broker, Fault fault) {
        this.door = door;
        this.broker = broker;
        this.fault = fault;
    }

    /** Starts before the broker at {@code host:port}. */
    public static KafkaProxy before(String broker, Fault fault) {
        try {
            KafkaProxy proxy = new KafkaProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), broker, fault);
            Thread.ofPlatform().daemon().name("kafka-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return where clients find it} */
    public String bootstrapServers() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                passOn(door.accept());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void passOn(Socket client) throws IOException {
        open.add(client);
        int colon = broker.lastIndexOf(':');
        Socket server;
        try {
            server = new Socket(broker.substring(0, colon), Integer.parseInt(broker.substring(colon + 1)));
        } catch (ConnectException e) {
            // what the client would see of a broker that is just starting
            client.close();
            return;
        }
        open.add(server);
        Thread.ofPlatform()
                .daemon()
                .name("kafka-proxy-connection")
                .start(new ProxiedConnection(client, server, door.getLocalPort(), fault));
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Which batches are refused, and when. */
    public interface Fault {
        /** Whether this batch is answered with NOT_LEADER_OR_FOLLOWER and never reaches the broker. */
        boolean refuses(String topic);
    }
}
