package aicmo.cam.sender.wrong;

import aicmo.cam.inbox.right.Letter;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Does all that a plain noun of a service must not do. */
class Reckless {

    Instant readsTheClock() {
        return LocalDate.now(ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    void waitsForEver(CountDownLatch latch, Future<?> result) throws InterruptedException, ExecutionException {
        latch.await();
        result.get();
    }

    void speaksSql(Connection connection) throws java.sql.SQLException {
        connection.close();
    }

    ProducerRecord<String, Letter> knowsKafkaAndAnotherService(Letter letter) {
        System.out.println(letter);
        return new ProducerRecord<>("topic", letter);
    }
}
