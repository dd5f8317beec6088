package aicmo.cam.inbox.reading;

import static aicmo.cam.inbox.Post.letter;
import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.TlsMode;
import aicmo.cam.inbox.server.CuttingProxy;
import aicmo.cam.inbox.server.TestedServer;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many mailboxes, many replicas, many looks. */
@Tag("slow")
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class CrowdTest extends ServerWorld {
    /** Every fifth minute of a day, or of half of one: {@code ./cam test --long} sets cam.long. */
    private static final int LOOKS = (Boolean.getBoolean("cam.long") ? 24 : 12) * 12;

    private static final int WARM_UP = 60;
    private static final int LEAKED_MEGABYTES = LOOKS / 12;

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void twenty_mailboxes_are_read_at_once_and_a_sick_one_holds_up_none(TestedServer server) throws Exception {
        List<String> boxes =
                IntStream.range(0, 20).mapToObj(i -> i + "-" + address).toList();
        for (String box : boxes) {
            for (int i = 0; i < 10; i++) {
                server.put(box, "INBOX", letter("Hi", "Subject: " + i, "Message-ID: <" + i + "." + box + ">"));
            }
        }
        PollLoop sick = pollers.loop(access("Nowhere", server.port(), TlsMode.NONE));
        List<PollLoop> loops = boxes.stream()
                .map(box -> pollers.loop(access(box, "INBOX", server.port(), TlsMode.NONE, Afterwards.NOTHING)))
                .toList();
        eventually().until(this::inAllMailboxes, messages -> messages == 200);
        eventually().until(() -> rows.find(address, "Nowhere").orElseThrow().failures() > 0);
        loops.forEach(PollLoop::stop);
        sick.stop();
        loops.forEach(PollLoop::awaitEnd);
        sick.awaitEnd();
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void two_replicas_take_each_message_in_once_and_one_goes_on_without_the_other(TestedServer server)
            throws Exception {
        PollLoop one = pollers.loop(access("INBOX", server.port(), TlsMode.NONE));
        PollLoop other = pollers.loop(access("INBOX", server.port(), TlsMode.NONE));
        for (int i = 0; i < 100; i++) {
            server.put(address, "INBOX", message("a" + i));
        }
        eventually().until(() -> subjects().size(), messages -> messages == 100);
        end(one);
        for (int i = 0; i < 100; i++) {
            server.put(address, "INBOX", message("b" + i));
        }
        eventually().until(() -> subjects().size(), messages -> messages == 200);
        end(other);

        assertThat(subjects()).doesNotHaveDuplicates();
        assertThat(mailbox().messages()).isEqualTo(200);
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_day_of_looks_leaves_no_connection_no_thread_and_no_memory_behind(TestedServer server) throws Exception {
        server.put(address, "INBOX", message("first"));
        try (CuttingProxy proxy = new CuttingProxy(server.port(), Long.MAX_VALUE)) {
            looks(proxy, WARM_UP);
            long before = usedMegabytes();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            looks(proxy, LOOKS / 2);
            server.put(address, "INBOX", message("noon"));
            looks(proxy, LOOKS / 2);

            assertThat(proxy.opened()).isEqualTo(WARM_UP + LOOKS);
            eventually().untilAsserted(() -> assertThat(proxy.open()).isZero());
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 20);
            eventually().untilAsserted(() -> assertThat(usedMegabytes()).isLessThan(before + LEAKED_MEGABYTES));
        }
        assertThat(mailbox().failures()).isZero();
        assertThat(subjects()).containsExactly("first", "noon");
    }

    /** Each by a connection of its own, as where the next look is far. */
    private void looks(CuttingProxy proxy, int times) {
        try (PollMailbox poller = pollers.replica(access("INBOX", proxy.port(), Afterwards.NOTHING))) {
            for (int i = 0; i < times; i++) {
                due(poller);
                poller.disconnect();
            }
        }
    }

    private static long usedMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** Messages in all mailboxes whose names end as that of this test. */
    private int inAllMailboxes() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from inbound_email where mailbox like ?")
                .bind(0, "%-" + address)
                .mapTo(Integer.class)
                .one());
    }
}
