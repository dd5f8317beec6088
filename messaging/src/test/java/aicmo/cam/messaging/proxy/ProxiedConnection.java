package aicmo.cam.messaging.proxy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.message.ApiMessageType;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/** One client's connection: request by request, each answered before the next is passed on, as a broker answers them. */
final class ProxiedConnection implements Runnable {
    private static final Map<Uuid, String> TOPICS = new ConcurrentHashMap<>();
    private static final long SUCCESSOR_NANOS = 300_000_000;

    private final Socket client;
    private final Socket server;
    private final int port;
    private final KafkaProxy.Fault fault;

    ProxiedConnection(Socket client, Socket server, int port, KafkaProxy.Fault fault) {
        this.client = client;
        this.server = server;
        this.port = port;
        this.fault = fault;
    }

    @Override
    public void run() {
        try (client;
                server;
                DataInputStream requests = new DataInputStream(client.getInputStream());
                DataOutputStream responses = new DataOutputStream(client.getOutputStream());
                DataInputStream fromBroker = new DataInputStream(server.getInputStream());
                DataOutputStream toBroker = new DataOutputStream(server.getOutputStream())) {
            while (true) {
                byte[] request = read(requests);
                RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(request));
                byte[] refusal = refusal(request, header);
                if (refusal != null) {
                    awaitSuccessor(requests);
                    write(responses, refusal);
                } else {
                    write(toBroker, request);
                    write(responses, seenFromHere(read(fromBroker), header));
                }
            }
        } catch (IOException e) {
            // one of the two has closed: the other is closed with it
            return;
        }
    }

    /** The refused batch's successor is given time to be under way: the client is then told of both. */
    private static void awaitSuccessor(InputStream requests) throws IOException {
        long end = System.nanoTime() + SUCCESSOR_NANOS;
        while (requests.available() == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private byte[] refusal(byte[] request, RequestHeader header) {
        if (header.apiKey() != ApiKeys.PRODUCE) {
            return null;
        }
        ByteBuffer body = ByteBuffer.wrap(request);
        RequestHeader.parse(body);
        ProduceRequest produce = (ProduceRequest)
                AbstractRequest.parseRequest(ApiKeys.PRODUCE, header.apiVersion(), new ByteBufferAccessor(body))
                        .request;
        boolean refused = produce.data().topicData().stream()
                .map(topic -> topic.name().isEmpty() ? TOPICS.get(topic.topicId()) : topic.name())
                .collect(Collectors.toSet())
                .stream()
                .anyMatch(fault::refuses);
        return refused
                ? bytes(produce.getErrorResponse(0, new NotLeaderOrFollowerException("by the proxy")), header)
                : null;
    }

    /** The broker tells where it is; the client is to come through here all the same. */
    private byte[] seenFromHere(byte[] response, RequestHeader header) {
        if (header.apiKey() != ApiKeys.METADATA) {
            return response;
        }
        MetadataResponse metadata =
                (MetadataResponse) AbstractResponse.parseResponse(ByteBuffer.wrap(response), header);
        metadata.data().brokers().forEach(broker -> broker.setHost("127.0.0.1").setPort(port));
        metadata.data().topics().stream()
                .filter(topic -> topic.name() != null)
                .forEach(topic -> TOPICS.put(topic.topicId(), topic.name()));
        return bytes(metadata, header);
    }

    private static byte[] bytes(AbstractResponse response, RequestHeader request) {
        ApiMessage body = response.data();
        short headerVersion =
                ApiMessageType.fromApiKey(request.apiKey().id).responseHeaderVersion(request.apiVersion());
        ByteBuffer written = RequestUtils.serialize(
                new ResponseHeaderData().setCorrelationId(request.correlationId()),
                headerVersion,
                body,
                request.apiVersion());
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return bytes;
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static void write(DataOutputStream out, byte[] frame) throws IOException {
        out.writeInt(frame.length);
        out.write(frame);
        out.flush();
    }
}
