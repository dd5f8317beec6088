package aicmo.cam.messaging.health;

import aicmo.cam.messaging.KafkaAccess;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;

/** Whether a broker answers: it is asked for the cluster's brokers, which needs no right. */
@Singleton
class KafkaProbe implements HealthWatch.Probe {
    private static final int ANSWER_MILLIS = 5_000;

    private final KafkaAccess kafka;
    private final Contact contact = new Contact();
    private Admin admin;

    KafkaProbe(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    Contact contact() {
        return contact;
    }

    String address() {
        return kafka.settings().get("bootstrap.servers").toString();
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void ask() throws InterruptedException {
        if (admin == null) {
            admin = Admin.create(kafka.with(Map.of(
                    "client.id",
                    "cam-health",
                    "request.timeout.ms",
                    ANSWER_MILLIS,
                    "default.api.timeout.ms",
                    ANSWER_MILLIS,
                    "reconnect.backoff.max.ms",
                    1_000)));
        }
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_MILLIS))
                    .nodes()
                    .get(2L * ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            contact.answered();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("no broker answers at " + address(), e);
        }
    }

    @Override
    public void failed(String why) {
        contact.failed(why);
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
