package aicmo.cam.local.backing;

import aicmo.cam.local.access.KafkaLogin;
import java.nio.file.Path;
import java.util.Properties;

/** The settings of one broker that is its own controller, sized for a laptop (kafka.apache.org/41/configuration/broker-configs). */
final class BrokerSettings {
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(int node, Path data, int port, int controllerPort) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", String.valueOf(node));
        p.put("controller.quorum.voters", node + "@127.0.0.1:" + controllerPort);
        p.put("controller.listener.names", CONTROLLER);
        p.put("listeners", "CLIENT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        p.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
        p.put("inter.broker.listener.name", "CLIENT");
        p.put("log.dirs", data.toString());

        p.put("auto.create.topics.enable", "true");
        p.put("num.partitions", "3");
        p.put("offsets.topic.replication.factor", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");

        // Fewer internal partitions open faster; one machine has no use for the 50 of a cluster.
        p.put("offsets.topic.num.partitions", "1");
        p.put("transaction.state.log.num.partitions", "1");
        p.put("share.coordinator.state.topic.num.partitions", "1");
        // The cleaner takes 128 MB of heap by default; the broker refuses less than 1 MB a thread.
        p.put("log.cleaner.dedupe.buffer.size", "4194304");
        p.put("log.cleaner.io.buffer.size", "262144");
        p.put("log.index.size.max.bytes", "1048576");
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "2");
        p.put("background.threads", "2");
        p.put("num.replica.fetchers", "1");
        // After a crash the broker waits until its own former session has ended.
        p.put("broker.session.timeout.ms", "4000");
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("queued.max.requests", "100");
        return p;
    }

    /**
     * Lets nobody in who does not log in, and nobody do what no rule allows. The administrator's password is checked by the broker
     * itself (SASL/PLAIN): it must be valid before Kafka keeps any user. Everybody else is a SCRAM user.
     */
    static void requireLogin(Properties p, KafkaLogin admin) {
        p.put("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        p.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
        p.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        p.put("sasl.mechanism.controller.protocol", "PLAIN");
        p.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        p.put("listener.name.controller.plain.sasl.jaas.config", admin.plainLoginModule());
        p.put("listener.name.client.plain.sasl.jaas.config", admin.plainLoginModule());
        p.put(
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        p.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        p.put("super.users", "User:" + admin.user());
        p.put("auto.create.topics.enable", "false");
    }
}
