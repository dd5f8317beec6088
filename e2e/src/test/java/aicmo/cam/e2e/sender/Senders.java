package aicmo.cam.e2e.sender;

import aicmo.cam.bench.carrier.Carrier;
import aicmo.cam.bench.ground.Books;
import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replicas of the sender, each a process of its own, on one Kafka and one PostgreSQL. */
final class Senders implements AutoCloseable {
    private final Ground ground;
    private final Feed feed;
    private final List<Replica> replicas = new ArrayList<>();

    private Senders(Ground ground) {
        this.ground = ground;
        this.feed = Feed.open(ground);
    }

    /** @param settings beyond those without which nothing is sent */
    static Senders start(int count, Carrier carrier, Map<String, String> settings) throws Exception {
        Setup setup = Setup.ofSender().with(carrier.settings()).with(settings);
        Senders senders = new Senders(Ground.start());
        try {
            for (int i = 1; i <= count; i++) {
                senders.replicas.add(Replica.start(senders.ground, Service.SENDER, "sender-" + i, setup));
            }
            for (Replica replica : senders.replicas) {
                replica.awaitReady();
            }
            return senders;
        } catch (RuntimeException e) {
            senders.close();
            throw e;
        }
    }

    Ground ground() {
        return ground;
    }

    Feed feed() {
        return feed;
    }

    Books books() {
        return new Books(ground);
    }

    /** One of them; the next call answers the next one. */
    Replica any(int number) {
        return replicas.get(number % replicas.size());
    }

    @Override
    public void close() {
        replicas.forEach(replica -> replica.handle().destroy());
        replicas.forEach(Replica::close);
        feed.close();
        ground.close();
    }
}
