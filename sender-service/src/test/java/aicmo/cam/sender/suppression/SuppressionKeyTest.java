package aicmo.cam.sender.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.SuppressionKeys;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionKeyTest {
    @ParameterizedTest
    @CsvSource({
        "Anna@ACME.example, anna@acme.example",
        "anna@acme.example., anna@acme.example",
        "acme.example, acme.example",
        "ACME.example., acme.example",
        "@acme.example, acme.example",
        "*@acme.example, acme.example",
        "*@b\u00fccher.example, xn--bcher-kva.example",
        "*.ACME.example, *.acme.example",
        "*.b\u00fccher.example., *.xn--bcher-kva.example",
        "*@*.acme.example, *.acme.example",
        "jörg@acme.example, jörg@acme.example",
        "JO\u0308RG@ACME.example, jörg@acme.example",
        "Jo\u0308rg@b\u00fccher.example, jörg@xn--bcher-kva.example",
    })
    void an_address_a_domain_and_a_pattern_are_known_in_one_form(String given, String key) {
        assertThat(SuppressionKey.of(given, false)).isEqualTo(new SuppressionKey(key, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*@",
                "*.",
                "*.example",
                "example",
                "a*@acme.example",
                "**.acme.example",
                "*.*.acme.example",
                "x.*.acme.example",
                ".acme.example",
                "*acme.example",
                "anna@*.acme.example",
                "a b@acme.example"
            })
    void anything_else_is_refused_in_words(String given) {
        SuppressionKey key = SuppressionKey.of(given, true);

        assertThat(key.key()).isNull();
        assertThat(key.fault()).contains("acme.example");
    }

    @ParameterizedTest
    @CsvSource({"jö\u00a0rg@acme.example,U+00A0", "jö\u3164rg@acme.example,U+3164"})
    void a_character_that_nobody_sees_is_named(String given, String named) {
        assertThat(SuppressionKey.written(given, false).fault()).contains("It has the character " + named);
    }

    /** Whatever spelling is on the list and whatever spelling a mail is for. */
    @Test
    void no_spelling_of_an_address_evades_the_list() {
        List<String> spellings =
                List.of("jörg@acme.example", "jo\u0308rg@acme.example", "JÖRG@ACME.example", "JO\u0308rg@acme.example");

        for (String listed : spellings) {
            String key = SuppressionKey.of(listed, false).key();
            assertThat(spellings).allSatisfy(recipient -> assertThat(SuppressionKeys.concerning(Address.of(recipient)))
                    .contains(key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "*@gmail.com", "co.uk", "*.co.uk", "*.com.br", "@com.au"})
    void what_would_stop_everybody_is_asked_about(String given) {
        assertThat(SuppressionKey.of(given, false).fault()).contains("force=true");
        assertThat(SuppressionKey.of(given, true).fault()).isNull();
    }

    @Test
    void the_patterns_above_a_domain_have_two_labels_or_more() {
        assertThat(SuppressionKeys.above("acme.example")).isEmpty();
        assertThat(SuppressionKeys.above("mail.acme.example")).containsExactly("*.acme.example");
        assertThat(SuppressionKeys.above("a.b.acme.example")).containsExactly("*.b.acme.example", "*.acme.example");
    }

    /** What concerns an address is what a person means by the pattern. */
    @Test
    void a_pattern_concerns_the_addresses_whose_domain_ends_with_it_and_no_others() {
        Random random = new Random(31);
        for (int i = 0; i < 5_000; i++) {
            String domain = domain(random);
            String base = domain(random);
            Address address = Address.of("anna@" + domain);
            List<String> concerning = SuppressionKeys.concerning(address);

            assertThat(concerning.contains(SuppressionKey.of("*." + base, true).key()))
                    .as("*.%s and %s", base, domain)
                    .isEqualTo(domain.endsWith("." + base));
            assertThat(concerning.contains(SuppressionKey.of("*@" + base, true).key()))
                    .as("*@%s and %s", base, domain)
                    .isEqualTo(domain.equals(base));
        }
    }

    /** Of few letters, so that many are parts of others. */
    private static String domain(Random random) {
        return IntStream.range(0, 2 + random.nextInt(4))
                .mapToObj(label -> random.nextBoolean() ? "a" : random.nextBoolean() ? "b" : "ab")
                .collect(Collectors.joining("."));
    }
}
