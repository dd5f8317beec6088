package aicmo.cam.sender.fate;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class DeadAddressesTest {
    private static final String ADDRESS = "gone@recipients.test";

    @Inject
    SenderFixture fixture;

    @Inject
    DeadAddresses dead;

    @Inject
    StopLocks locks;

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"})
    void an_address_that_is_refused_as_dead_comes_onto_the_list(String status) {
        QuarkusTransaction.requiringNew()
                .run(() -> dead.refused(UUID.randomUUID(), ADDRESS, status, "550 no such user"));

        soon().until(() -> suppressed("reason = 'HARD_BOUNCE' and note like '%no such user'") == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.2.2", "5.7.1", "4.1.1", "550", "5.1.8"})
    void any_other_refusal_says_nothing_of_the_address(String status) {
        QuarkusTransaction.requiringNew().run(() -> dead.refused(UUID.randomUUID(), ADDRESS, status, "no"));

        assertThat(fixture.number("select count(*) from dead_address")).isZero();
    }

    @Test
    void two_hand_overs_to_a_dead_address_do_not_wait_for_each_other() throws Exception {
        CountDownLatch bothHold = new CountDownLatch(2);
        try (ExecutorService lanes = Executors.newFixedThreadPool(2)) {
            List<Future<?>> handOvers =
                    List.of(lanes.submit(() -> refused(bothHold)), lanes.submit(() -> refused(bothHold)));
            for (Future<?> handOver : handOvers) {
                handOver.get();
            }
        }

        soon().until(() -> suppressed("true") == 1);
    }

    private void refused(CountDownLatch bothHold) {
        QuarkusTransaction.requiringNew().run(() -> {
            locks.shared(List.of(StopLocks.ofAddress(ADDRESS)));
            bothHold.countDown();
            try {
                bothHold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            dead.refused(UUID.randomUUID(), ADDRESS, "5.1.1", "550 no such user");
        });
    }

    private long suppressed(String condition) {
        return fixture.number("select count(*) from suppression where address = '" + ADDRESS + "' and " + condition);
    }
}
