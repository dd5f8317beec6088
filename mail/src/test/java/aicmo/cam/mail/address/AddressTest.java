package aicmo.cam.mail.address;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.CpuTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com",
                "a.b+c_d-e@sub.example.co.uk",
                "o'brien@example.ie",
                "x@xn--bcher-kva.example",
                "x@bücher.example",
                "1@2.example",
                "!#$%&'*+/=?^_`{|}~-@example.com",
                "jörg@firma.example",
                "jo\u0308rg@firma.example",
                "用户@例子.example",
                "दीप@example.com",
                "müller.søren@bücher.example",
            })
    void an_address_that_mail_can_be_sent_to_is_valid(String address) {
        assertThat(Address.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "anna",
                "anna@",
                "@example.com",
                "anna@example",
                "anna@example.com.",
                "anna@.example.com",
                "anna@exa_mple.com",
                "anna@-example.com",
                "anna@example-.com",
                "anna@example..com",
                "anna@example.123",
                "anna@[127.0.0.1]",
                ".anna@example.com",
                "anna.@example.com",
                "an..na@example.com",
                "an na@example.com",
                "anna@exam ple.com",
                "anna@example.com\n",
                "anna\r\nBcc: x@example.com",
                "\"anna\"@example.com",
                "jö rg@example.com",
                ".jörg@example.com",
                "jö..rg@example.com",
                "j\u200börg@example.com",
                "j\u202eörg@example.com",
                "j\u2066örg@example.com",
                "jö\u00adrg@example.com",
                "jö\u00a0rg@example.com",
                "jö\u0085rg@example.com",
                "jö\u3164rg@example.com",
                "jö\ufe0frg@example.com",
                "jö\ud800rg@example.com",
                "jö\ue000rg@example.com",
                "jö\uffffrg@example.com",
                "\u0338jörg@example.com",
                "jörg@exa mple.com",
                "jörg@example",
                "a@b@example.com",
                "<anna@example.com>"
            })
    void what_is_no_such_address_is_not_valid(String address) {
        assertThat(Address.isValid(address)).isFalse();
    }

    @Test
    void sizes_are_those_of_smtp() {
        String label = "a".repeat(63);
        assertThat(Address.isValid("a".repeat(64) + "@example.com")).isTrue();
        assertThat(Address.isValid("a".repeat(65) + "@example.com")).isFalse();
        assertThat(Address.isValid("a@" + label + ".example")).isTrue();
        assertThat(Address.isValid("a@" + label + "a.example")).isFalse();
        assertThat(Address.isValid("a@" + (label + ".").repeat(3) + "a".repeat(60)))
                .isTrue();
        assertThat(Address.isValid("a@" + (label + ".").repeat(4) + "com")).isFalse();
        assertThat(Address.isValid("a@" + "ü".repeat(120) + ".example")).isFalse();
    }

    @Test
    void beyond_ascii_octets_of_utf_8_count() {
        assertThat(Address.isValid("ü".repeat(32) + "@example.com")).isTrue();
        assertThat(Address.isValid("ü".repeat(32) + "a@example.com")).isFalse();
        assertThat(Address.isValid("u\u0308".repeat(32) + "@example.com")).isTrue();
        assertThat(Address.isValid("用".repeat(21) + "@example.com")).isTrue();
        assertThat(Address.isValid("用".repeat(22) + "@example.com")).isFalse();
        String domain = ("a".repeat(63) + ".").repeat(2) + "a".repeat(58) + ".de";
        assertThat(Address.isValid("ü".repeat(32) + "@" + domain)).isTrue();
        assertThat(Address.isValid("ü".repeat(32) + "@" + domain + "x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "JÖRG@Firma.example,jörg@firma.example",
        "jo\u0308rg@firma.example,jörg@firma.example",
        "JO\u0308RG@FIRMA.example,jörg@firma.example",
        "ΝΊΚΟΣ@firma.example,νίκοσ@firma.example",
        "νίκος@firma.example,νίκοσ@firma.example",
        "İREM@firma.example,i\u0307rem@firma.example",
        "i\u0307rem@firma.example,i\u0307rem@firma.example",
        "STRAẞE@firma.example,straße@firma.example",
        "ЮРИЙ@firma.example,юрий@firma.example",
    })
    void one_address_has_one_key_however_it_is_spelled(String spelled, String key) {
        assertThat(Address.of(spelled).key()).isEqualTo(key);
        assertThat(Address.of(key).key()).isEqualTo(key);
        assertThat(new AddressHash(new byte[] {1}).of(spelled)).isEqualTo(new AddressHash(new byte[] {1}).of(key));
    }

    @Test
    void an_address_is_kept_in_nfc_whatever_its_case() {
        assertThat(Address.of("Jo\u0308rg@Firma.example").address()).isEqualTo("Jörg@Firma.example");
        assertThat(Address.parse("Jo\u0308rg <Jo\u0308rg@firma.example>")
                        .orElseThrow()
                        .localPart())
                .isEqualTo("Jörg");
    }

    @Test
    void only_a_local_part_beyond_ascii_needs_smtputf8() {
        assertThat(Address.of("jörg@firma.example").needsSmtpUtf8()).isTrue();
        assertThat(Address.of("joerg@bücher.example").needsSmtpUtf8()).isFalse();
    }

    @Test
    void a_long_row_of_marks_is_taken_in_linear_time() {
        String marks = "\u0301\u0323".repeat(500_000);
        CpuTime.limited("marks", () -> {
            assertThat(Address.isValid("a" + marks + "@example.com")).isFalse();
            assertThat(Address.of("a" + marks + "@example.com").key()).isNotEmpty();
        });
    }

    @Test
    void a_domain_is_compared_in_lower_case_ascii_and_kept_as_given() {
        Address address = Address.of("Anna.B@BÜCHER.Example");
        assertThat(address.domain()).isEqualTo("BÜCHER.Example");
        assertThat(address.asciiDomain()).isEqualTo("xn--bcher-kva.example");
        assertThat(address.normalised()).isEqualTo("Anna.B@bücher.example");
        assertThat(address.key()).isEqualTo("anna.b@xn--bcher-kva.example");
    }

    /** UTS 46, non-transitional: these four are letters of their own, and were something else in IDNA2003. */
    @ParameterizedTest
    @CsvSource({
        "faß.example,xn--fa-hia.example,fass.example",
        "βόλος.example,xn--nxasmm1c.example,xn--nxasmq6b.example",
        "نامه\u200cای.example,xn--mgba3gch31f060k.example,xn--mgba3gch31f.example",
    })
    void a_domain_is_encoded_by_idna_2008_and_still_found_under_its_former_key(
            String domain, String ascii, String former) {
        Address address = Address.of("anna@" + domain);
        assertThat(Address.isValid(address.address())).isTrue();
        assertThat(address.asciiDomain()).isEqualTo(ascii);
        assertThat(address.keys()).containsExactly("anna@" + ascii, "anna@" + former);
        assertThat(address.asciiDomains()).containsExactly(ascii, former);
        assertThat(Address.of("Anna@" + ascii.toUpperCase(java.util.Locale.ROOT))
                        .keys())
                .isEqualTo(address.keys());
        assertThat(new AddressHash(new byte[] {1}).all("anna@" + domain))
                .containsExactlyElementsOf(address.keys().stream()
                        .map(new AddressHash(new byte[] {1})::of)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.com", "anna@bücher.example", "anna@fass.example", "MAILER-DAEMON", "a@"})
    void most_addresses_have_one_key(String address) {
        assertThat(Address.of(address).keys())
                .containsExactly(Address.of(address).key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@-ü.example", "a@ü..example", "a@\u0301ü.example", "a@ü\u200d.example", "a@xn--ü.example"})
    void a_label_that_idna_does_not_allow_is_not_valid(String address) {
        assertThat(Address.isValid(address)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "anna@example.com | | anna@example.com",
                "<anna@example.com> | | anna@example.com",
                "Anna Berg <anna@example.com> | Anna Berg | anna@example.com",
                "\"Berg, Anna\" <anna@example.com> | Berg, Anna | anna@example.com",
                "anna@example.com (Anna Berg) | Anna Berg | anna@example.com",
                "=?utf-8?q?Berg=2C_J=C3=B6rg?= <j@example.com> | Berg, Jörg | j@example.com",
                "\"=?utf-8?q?J=C3=B6rg?=\" <j@example.com> | Jörg | j@example.com",
                "\"anna@example.com\" <anna@example.com> | anna@example.com | anna@example.com",
                "Anna Berg anna@example.com | Anna Berg | anna@example.com",
                "Anna <mailto:anna@example.com> | Anna | anna@example.com",
                "<@relay.example:anna@example.com> | | anna@example.com",
                "Mail Delivery <MAILER-DAEMON> | Mail Delivery | MAILER-DAEMON",
                "\"odd one\"@example.com | | \"odd one\"@example.com",
                "Anna <anna@example.com | Anna | anna@example.com",
            })
    void a_mailbox_is_read_in_the_forms_that_mail_has(String header, String name, String address) {
        assertThat(Address.parse(header)).contains(new Address(name == null ? "" : name, address));
    }

    @Test
    void a_list_is_read_through_groups_and_odd_separators() {
        assertThat(Address.parseList(
                        "Team: a@x.example, \"B, C\" <b@x.example>; d@x.example;, undisclosed-recipients:;"))
                .extracting(Address::address)
                .isEqualTo(List.of("a@x.example", "b@x.example", "d@x.example"));
    }
}
