package aicmo.cam.e2e.scale;

import static aicmo.cam.testing.Eventually.eventually;

import aicmo.cam.bench.ground.Ground;
import aicmo.cam.local.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.postgresql.ds.PGSimpleDataSource;

/** All tables of the five services as they were at one moment, and the way back to it that docs/operations.md tells. */
final class Backup {
    private final Ground ground;
    private final Instant moment;

    private Backup(Ground ground, Instant moment) {
        this.ground = ground;
        this.moment = moment;
    }

    /** Of a system that is down. */
    static Backup take(Ground ground) throws SQLException {
        Backup backup = new Backup(ground, Instant.now());
        backup.execute("create database backup template cam");
        return backup;
    }

    Instant moment() {
        return moment;
    }

    /** The database, and the offsets of every group; the system is down. */
    void restore() throws Exception {
        execute("drop database cam with (force)");
        execute("alter database backup rename to cam");
        setOffsetsBack();
    }

    private void setOffsetsBack() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ground.kafka()))) {
            for (Service service : Service.values()) {
                String group = service.module();
                var partitions = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .keySet();
                Map<TopicPartition, ListOffsetsResultInfo> then = admin.listOffsets(partitions.stream()
                                .collect(Collectors.toMap(
                                        partition -> partition,
                                        partition -> OffsetSpec.forTimestamp(moment.toEpochMilli()))))
                        .all()
                        .get();
                Map<TopicPartition, OffsetAndMetadata> back = new HashMap<>();
                then.forEach((partition, offset) -> {
                    // nothing came since: it stays at the end
                    if (offset.offset() >= 0) {
                        back.put(partition, new OffsetAndMetadata(offset.offset()));
                    }
                });
                // who was killed is of the group until its session is over
                eventually().ignoreExceptions().untilAsserted(() -> admin.alterConsumerGroupOffsets(group, back)
                        .all()
                        .get());
            }
        }
    }

    /** From another database of the same server: nobody may be in the one that is copied. */
    private void execute(String sql) throws SQLException {
        PGSimpleDataSource outside = (PGSimpleDataSource) ground.postgres().asSuperuser();
        outside.setDatabaseName("postgres");
        try (Connection connection = outside.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
