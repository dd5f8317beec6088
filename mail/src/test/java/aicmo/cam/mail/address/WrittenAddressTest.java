package aicmo.cam.mail.address;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.CpuTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@acme.example",
                " anna@acme.example ",
                "<anna@acme.example>",
                "< anna@acme.example >",
                "Anna Berg <anna@acme.example>",
                "\"Berg, Anna\" <anna@acme.example>",
                "Berg, Anna <anna@acme.example>",
                "anna@acme.example (Anna Berg)",
                "mailto:anna@acme.example",
                "MAILTO:anna@acme.example?subject=Hi%20there",
                "mailto:anna%40acme.example",
                "Anna <mailto:anna@acme.example>",
                "\uFEFFanna@acme.example",
                "anna@acme.example\u00a0",
                "an\u200bna@ac\u00adme.example",
                "\u200eanna@acme.example\u200f",
                "\u3000anna@acme.example\t",
            })
    void an_address_is_read_as_people_write_it(String written) {
        assertThat(WrittenAddress.read(written)).isEqualTo(new WrittenAddress("anna@acme.example", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an\u00a0na@acme.example | U+00A0 NO-BREAK SPACE",
                "anna@acme\u3000.example | U+3000 IDEOGRAPHIC SPACE",
                "jö\u00a0rg@acme.example | U+00A0 NO-BREAK SPACE",
                "jö\u3164rg@acme.example | U+3164 HANGUL FILLER",
                "jö\u0007rg@acme.example | U+0007",
                "an na@acme.example | write it as",
                "Anna Berg anna@acme.example | write it as",
                "anna@acme.example; bea@acme.example | more than one @",
                "Anna <anna@acme.example>, Bea <bea@acme.example> | 2 addresses",
                "Anna <anna> | write it as",
                "mailto: | write it as",
                "anna(at)acme.example | write it as",
                "anna@acme | write it as",
            })
    void what_is_none_is_told_with_its_reason(String written, String reason) {
        assertThat(WrittenAddress.read(written).address()).isNull();
        assertThat(WrittenAddress.read(written).fault()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jörg@acme.example",
                "jo\u0308rg@acme.example",
                "Jörg <jo\u0308rg@acme.example>",
                "mailto:j%C3%B6rg@acme.example",
                "jö\u202erg@acme.example",
                "\u200ejörg@acme.example",
            })
    void a_local_part_beyond_ascii_is_read_in_nfc(String written) {
        assertThat(WrittenAddress.read(written)).isEqualTo(new WrittenAddress("jörg@acme.example", null));
    }

    @Test
    void a_plus_in_a_link_is_a_plus() {
        assertThat(WrittenAddress.read("mailto:anna+cam@acme.example").address())
                .isEqualTo("anna+cam@acme.example");
        assertThat(WrittenAddress.read("mailto:100%@acme.example").address()).isEqualTo("100%@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a@b.example>", "(", "\"", "@", "a@b.example,", "\u200b", "%40", "mailto:", " "})
    void any_cell_is_read_in_linear_time(String piece) {
        for (String begin : new String[] {"", "<", "mailto:", "a@b.example ("}) {
            String cell = begin + piece.repeat(1_000_000 / piece.length());
            CpuTime.limited(piece, () -> assertThat(WrittenAddress.read(cell)).isNotNull());
            CpuTime.limited(piece, () -> assertThat(WrittenAddress.read(cell.substring(0, 999)))
                    .isNotNull());
        }
    }
}
