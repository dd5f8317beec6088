package aicmo.cam.sender.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BreakingProviderTest {
    private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
    private static final Outcome UNKNOWN = new Outcome.Unknown("no answer");
    private static final Outcome UNREACHED = new Outcome.Unreached("no connection");
    private static final Outcome ACCEPTED = new Outcome.Accepted("1", List.of());
    private static final Batch BATCH = batch();

    private final SettableClock clock = new SettableClock(START);
    private final AtomicInteger calls = new AtomicInteger();
    private Supplier<List<Outcome>> answer = () -> List.of(UNKNOWN, UNKNOWN);
    private final BreakingProvider provider = new BreakingProvider(new Scripted(), clock);

    @Test
    void what_became_of_a_call_is_told_as_it_is() {
        for (int i = 0; i < 5; i++) {
            assertThat(provider.send(BATCH)).containsExactly(UNKNOWN, UNKNOWN);
        }
    }

    @Test
    void a_provider_that_does_not_answer_is_not_called_for_a_while() {
        answer = () -> List.of(UNREACHED, UNREACHED);
        send(5);

        List<Outcome> held = provider.send(BATCH);

        assertThat(calls).hasValue(5);
        assertThat(held).hasSize(2).allSatisfy(outcome -> assertThat(outcome)
                .isEqualTo(new Outcome.Halted(
                        Outcome.Halted.Scope.PROVIDER,
                        START.plusSeconds(5),
                        "scripted did not answer several times in a row")));
        clock.advance(Duration.ofSeconds(5));
        answer = () -> List.of(ACCEPTED, ACCEPTED);
        send(2);
        assertThat(calls).hasValue(7);
    }

    @Test
    void answers_that_say_no_are_answers() {
        answer = () -> List.of(new Outcome.Rejected("422", "no"), UNKNOWN);
        send(10);
        answer = () -> List.of(new Outcome.Halted(Outcome.Halted.Scope.PROVIDER, START, "too fast"), UNKNOWN);
        send(10);
        assertThat(calls).hasValue(20);
    }

    @Test
    void a_provider_that_throws_failed() {
        answer = () -> {
            throw new IllegalStateException("broken");
        };
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> provider.send(BATCH)).hasMessage("broken");
        }
        assertThat(provider.send(BATCH)).hasOnlyElementsOfType(Outcome.Halted.class);
    }

    private void send(int times) {
        for (int i = 0; i < times; i++) {
            provider.send(BATCH);
        }
    }

    private static Batch batch() {
        RenderedMail mail = new RenderedMail(
                "a@acme.test", "b@lead.test", null, null, "Hi", "Hi", null, "<1@acme.test>", null, List.of(), Map.of());
        Batch.Item item = new Batch.Item(new UUID(1, 1), null, null, mail);
        return new Batch("k", List.of(item, item));
    }

    private final class Scripted implements EmailProvider {
        @Override
        public WrittenMail written(Batch.Item item) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public int maxBatch() {
            return 2;
        }

        @Override
        public int connections() {
            return 1;
        }

        @Override
        public List<Outcome> send(Batch batch) {
            calls.incrementAndGet();
            return answer.get();
        }
    }
}
