package aicmo.cam.inbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class MailboxLeaseTest extends PollingWorld {
    private RawImapServer imap;

    @BeforeEach
    void start() throws IOException {
        imap = new RawImapServer();
    }

    @AfterEach
    void end() throws IOException {
        imap.close();
    }

    @Test
    void two_replicas_never_read_a_mailbox_at_once() throws Exception {
        WatchedProvider watched = new WatchedProvider(pollers.provider());
        IntStream.range(0, 300).forEach(i -> imap.add(message("message " + i)));
        try (PollMailbox one = pollers.replica(address, imap.port(), watched);
                PollMailbox other = pollers.replica(address, imap.port(), watched);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = List.of(
                    threads.submit(() -> IntStream.range(0, 20).forEach(i -> one.look())),
                    threads.submit(() -> IntStream.range(0, 20).forEach(i -> other.look())));
            for (Future<?> each : both) {
                each.get();
            }
        }

        assertThat(subjects()).hasSize(300).doesNotHaveDuplicates();
        assertThat(watched.mostReadersAtOnce()).isEqualTo(1);
    }

    @Test
    void a_replica_whose_lease_went_to_another_stores_nothing() {
        imap.add(message("one"));
        WatchedProvider watched = new WatchedProvider(pollers.provider());
        watched.beforeFetch(() -> jdbi.useHandle(handle ->
                handle.execute("update mailbox set lease_owner = gen_random_uuid() where address = ?", address)));
        try (PollMailbox slow = pollers.replica(address, imap.port(), watched)) {
            slow.look();
        }

        assertThat(subjects()).isEmpty();
        assertThat(mailbox().failures()).isZero();
    }

    @Test
    void a_dead_replica_hands_its_mailbox_over_when_its_lease_ends() {
        imap.add(message("one"));
        PollMailbox dead = pollers.replica(address, imap.port());
        dead.look();
        imap.add(message("two"));
        try (PollMailbox heir = pollers.replica(address, imap.port())) {
            due(heir);
            assertThat(subjects()).containsExactly("one");
            assertThat(leaseSeconds()).isBetween(0.5, 10.0);
            jdbi.useHandle(handle -> handle.execute(
                    "update mailbox set lease_until = now() - interval '1 second' where address = ?", address));
            heir.look();
        }

        assertThat(subjects()).containsExactly("one", "two");
    }

    @Test
    void a_replica_that_stops_in_order_lets_go_at_once() {
        imap.add(message("one"));
        PollMailbox first = pollers.replica(address, imap.port());
        first.look();
        first.close();

        assertThat(mailbox().leaseOwner()).isEmpty();
    }

    private double leaseSeconds() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select extract(epoch from lease_until - now()) from mailbox where address = ?")
                .bind(0, address)
                .mapTo(Double.class)
                .one());
    }
}
