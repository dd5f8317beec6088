package aicmo.cam.local.market.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final Shares SHARES =
            new Shares(Map.of(Temper.GONE, 25, Temper.OPTING_OUT, 10, Temper.FULL, 3, Temper.SILENT, 62));

    @Test
    void every_count_differs_from_its_exact_share_by_less_than_one() {
        for (int people = 0; people <= 300; people++) {
            Map<Temper, Integer> counts = SHARES.of(people);
            int all = people;
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(people);
            SHARES.weights().forEach((temper, weight) -> assertThat(Math.abs(counts.get(temper) - all * weight / 100.0))
                    .as("%s of %d", temper, all)
                    .isLessThan(1));
        }
    }

    @Test
    void the_largest_remainder_gets_what_is_left() {
        assertThat(SHARES.of(3)).containsEntry(Temper.GONE, 1).containsEntry(Temper.SILENT, 2);
    }

    @Test
    void thousands_of_people_keep_the_proportions() {
        assertThat(SHARES.of(10_000)).containsEntry(Temper.GONE, 2500).containsEntry(Temper.FULL, 300);
    }

    @Test
    void a_seed_repeats_the_order_and_another_one_does_not() {
        List<Temper> once = SHARES.shuffled(100, new Random(7));

        assertThat(SHARES.shuffled(100, new Random(7))).isEqualTo(once);
        assertThat(SHARES.shuffled(100, new Random(8))).isNotEqualTo(once);
        assertThat(Collections.frequency(once, Temper.GONE)).isEqualTo(25);
    }
}
