package aicmo.cam.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** PostgreSQL aborts the transaction of a statement that fails: whoever catches the exception must not believe that the rest is committed. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "ledger"))
class FailedStatementTest {
    private static final String NAMED = "A statement of this transaction failed";

    @Inject
    Swallowing swallowing;

    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    private final LeadChanged event = Ledger.event(EventId.next(), "before the failure");

    @Test
    void a_failed_statement_fails_its_transaction_though_its_exception_was_caught() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> swallowing.work(event)))
                .hasStackTraceContaining(NAMED);

        assertNothingWasDone();
    }

    @Test
    void a_failed_statement_fails_a_transactional_method_though_its_exception_was_caught() {
        assertThatThrownBy(() -> swallowing.transactional(event)).hasStackTraceContaining(NAMED);

        assertNothingWasDone();
    }

    @Test
    void a_failed_statement_of_an_own_transaction_leaves_the_outer_one_alone() {
        QuarkusTransaction.requiringNew().run(() -> {
            Ledger.apply(jdbi, event);
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> swallowing.work(event)))
                    .isInstanceOf(RuntimeException.class);
        });

        assertThat(Ledger.applied(jdbi, event.leadId())).containsExactly("before the failure");
    }

    @Test
    void a_failed_statement_outside_a_transaction_fails_alone() {
        assertThat(swallowing.fails()).isTrue();

        QuarkusTransaction.requiringNew().run(() -> Ledger.apply(jdbi, event));
        assertThat(Ledger.applied(jdbi, event.leadId())).containsExactly("before the failure");
    }

    private void assertNothingWasDone() {
        assertThat(Ledger.applied(jdbi, event.leadId())).isEmpty();
        UUID id = event.eventId();
        assertThat(jdbi.<Long, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(*) from outbox where event_id = ?")
                                .bind(0, id)
                                .mapTo(Long.class)
                                .one()))
                .isZero();
    }

    /** Work that goes on after a statement failed, as if it had not. */
    @ApplicationScoped
    static class Swallowing {
        private final Jdbi jdbi;
        private final Outbox outbox;

        Swallowing(Jdbi jdbi, Outbox outbox) {
            this.jdbi = jdbi;
            this.outbox = outbox;
        }

        void work(LeadChanged event) {
            Ledger.apply(jdbi, event);
            outbox.publish(event);
            if (!fails()) {
                throw new AssertionError("the statement did not fail");
            }
        }

        @Transactional
        void transactional(LeadChanged event) {
            work(event);
        }

        boolean fails() {
            try {
                jdbi.useHandle(handle -> handle.execute("insert into applied (event_id) values (null)"));
                return false;
            } catch (JdbiException e) {
                return true;
            }
        }
    }
}
