package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.sender.pace.Example.Sender;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
    private static final Example RULES = Example.unlimited(500).identity(OptionalInt.of(50), "20,+5", new Rate(2, 40));

    @Test
    void a_sender_without_settings_has_those_for_every_sender() {
        Limits limits = RULES.identities().limits("anybody@acme.example");

        assertThat(limits).isEqualTo(new Limits(50, WarmUp.parse("", "20,+5"), new Rate(2, 40)));
    }

    @Test
    void a_sender_s_own_settings_win_one_by_one() {
        Identities identities = RULES.identities(
                new Sender(
                        "Anna <Anna@ACME.example>",
                        OptionalInt.of(9),
                        OptionalInt.empty(),
                        Optional.of("none"),
                        Optional.empty()),
                new Sender(
                        "ben@acme.example",
                        OptionalInt.empty(),
                        OptionalInt.of(7),
                        Optional.empty(),
                        Optional.empty()));

        assertThat(identities.limits("anna@acme.example")).isEqualTo(new Limits(9, WarmUp.NONE, new Rate(2, 40)));
        assertThat(identities.limits("ben@acme.example"))
                .isEqualTo(new Limits(50, WarmUp.parse("", "20,+5"), new Rate(2, 7)));
    }

    @Test
    void leads_of_a_pool_are_shared_evenly_and_each_always_hears_from_the_same() {
        Identities identities = pool(4);
        Map<String, Integer> share = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            UUID lead = lead(i);
            String from = identities.choose(lead, "s0@acme.example", Optional.empty());
            assertThat(identities.choose(lead, "S2 <s2@acme.example>", Optional.empty()))
                    .satisfies(other ->
                            assertThat(other).endsWith(from.equals("s0@acme.example") ? "<s0@acme.example>" : from));
            share.merge(from, 1, Integer::sum);
        }

        assertThat(share).hasSize(4);
        assertThat(share.values()).allSatisfy(leads -> assertThat(leads).isBetween(4700, 5300));
    }

    @Test
    void one_sender_more_takes_only_its_own_share() {
        Identities four = pool(4);
        Identities five = pool(5);

        long moved = IntStream.range(0, 20_000)
                .mapToObj(IdentitiesTest::lead)
                .filter(lead -> {
                    String before = four.choose(lead, "s0@acme.example", Optional.empty());
                    String after = five.choose(lead, "s0@acme.example", Optional.empty());
                    assertThat(after).isIn(before, "S4 <s4@acme.example>");
                    return !after.equals(before);
                })
                .count();

        assertThat(moved).isBetween(3700L, 4300L);
    }

    @Test
    void who_wrote_to_the_lead_before_goes_on_as_long_as_it_is_in_the_pool() {
        Identities identities = pool(4);
        UUID lead = lead(1);
        String chosen = identities.choose(lead, "s0@acme.example", Optional.empty());

        assertThat(identities.choose(lead, "s0@acme.example", Optional.of("s3@acme.example")))
                .isEqualTo("S3 <s3@acme.example>");
        assertThat(identities.choose(lead, "s0@acme.example", Optional.of("gone@acme.example")))
                .isEqualTo(chosen);
    }

    @Test
    void without_a_pool_or_a_lead_it_is_as_asked() {
        Identities identities = Example.unlimited(500)
                .identities(
                        Sender.of("Anna <anna@acme.example>", null),
                        Sender.of("Ben <ben@acme.example>", "sales"),
                        Sender.of("Cy <cy@acme.example>", "sales"));

        assertThat(identities.choose(lead(1), "A. Berg <anna@acme.example>", Optional.of("ben@acme.example")))
                .isEqualTo("A. Berg <anna@acme.example>");
        assertThat(identities.choose(lead(1), "zoe@acme.example", Optional.empty()))
                .isEqualTo("zoe@acme.example");
        assertThat(identities.choose(null, "ben@acme.example", Optional.empty()))
                .isEqualTo("ben@acme.example");
    }

    @Test
    void an_error_names_the_setting() {
        assertThatThrownBy(() -> RULES.identities(Sender.of("nobody", null)))
                .hasMessageContaining("AICMO_CAM_IDENTITIES__S0__FROM: 'nobody' is no address");
        assertThatThrownBy(() -> RULES.identities(Sender.of("a@b.example", null), Sender.of("A <A@b.example>", null)))
                .hasMessageContaining("__FROM: a@b.example is an identity already");
        assertThatThrownBy(() -> Example.unlimited(1)
                        .domain(OptionalInt.empty(), new Rate(0, 1))
                        .pace())
                .hasMessageContaining("AICMO_CAM_EMAIL_DOMAIN_BURST: 0");
    }

    private static Identities pool(int size) {
        return Example.unlimited(500)
                .identities(IntStream.range(0, size)
                        .mapToObj(i -> Sender.of("S" + i + " <s" + i + "@acme.example>", "sales"))
                        .toArray(Sender[]::new));
    }

    private static UUID lead(int i) {
        return new UUID(0x0198_0000_0000_7000L + i, 0x8000_0000_0000_0000L + i * 7919L);
    }
}
