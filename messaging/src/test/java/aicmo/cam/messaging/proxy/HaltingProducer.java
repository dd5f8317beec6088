package aicmo.cam.messaging.proxy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A producer that halts before one record of a topic, and tells of a failure before the one who sent hears of it. */
public final class HaltingProducer {
    private final Producer<byte[], byte[]> real;
    private final String topic;
    private final int record;
    private final Runnable halt;
    private final Runnable onFailure;
    private final AtomicInteger sent = new AtomicInteger();

    public HaltingProducer(Producer<byte[], byte[]> real, String topic, int record, Runnable halt, Runnable onFailure) {
        this.real = real;
        this.topic = topic;
        this.record = record;
        this.halt = halt;
        this.onFailure = onFailure;
    }

    @SuppressWarnings("unchecked")
    public Producer<byte[], byte[]> producer() {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("send") && arguments.length == 2) {
                        arguments[1] = beforeSend((ProducerRecord<?, ?>) arguments[0], (Callback) arguments[1]);
                    }
                    return invoke(method, arguments);
                });
    }

    private Callback beforeSend(ProducerRecord<?, ?> message, Callback callback) {
        if (message.topic().equals(topic) && sent.getAndIncrement() == record) {
            halt.run();
        }
        return (place, failure) -> {
            if (failure != null) {
                onFailure.run();
            }
            callback.onCompletion(place, failure);
        };
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
