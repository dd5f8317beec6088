package aicmo.cam.followup.definition;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.messaging.EventId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final Step SPLIT = new Step(
            null,
            Track.MAIN,
            1,
            Delay.NONE,
            false,
            false,
            false,
            List.of(new Variant("a", 3, "Hi", "Hi", null), new Variant("b", 1, "Hello", "Hello", null)));

    @Test
    void a_lead_gets_the_same_variant_whenever_it_is_asked() {
        UUID lead = UUID.fromString("019cad94-3fe0-7651-8317-1ff4a6a3a450");
        assertThat(SPLIT.variantOf(lead)).isEqualTo(SPLIT.variantOf(lead));
    }

    @Test
    void leads_that_came_in_one_list_are_split_as_stated() {
        long a = Stream.generate(EventId::next)
                .limit(20_000)
                .filter(lead -> SPLIT.variantOf(lead).name().equals("a"))
                .count();
        assertThat(a).isCloseTo(15_000, Percentage.withPercentage(3));
    }
}
