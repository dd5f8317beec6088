package aicmo.cam.bench.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultRoundsTest {
    private static final List<String> KINDS = List.of("reset", "silent", "busy");

    @Test
    void each_round_has_each_kind_once_among_calls_that_work() {
        FaultRounds<String> rounds = new FaultRounds<>(KINDS, 0.2, 1);

        for (int round = 0; round < 10; round++) {
            List<Optional<String>> calls =
                    IntStream.range(0, 15).mapToObj(call -> rounds.next()).toList();
            assertThat(calls.stream().flatMap(Optional::stream)).containsExactlyInAnyOrderElementsOf(KINDS);
        }
        assertThat(rounds.faults()).isEqualTo(30);
    }

    @Test
    void a_kind_is_unmet_until_a_call_meets_it() {
        FaultRounds<String> rounds = new FaultRounds<>(KINDS, 1, 1);

        assertThat(rounds.unmet()).containsExactlyInAnyOrderElementsOf(KINDS);
        String first = rounds.next().orElseThrow();
        assertThat(rounds.unmet()).hasSize(2).doesNotContain(first);
    }

    @Test
    void without_a_share_every_call_works() {
        FaultRounds<String> rounds = new FaultRounds<>(KINDS, 0, 1);

        assertThat(IntStream.range(0, 100).mapToObj(call -> rounds.next())).allMatch(Optional::isEmpty);
        assertThat(rounds.unmet()).isEmpty();
    }
}
