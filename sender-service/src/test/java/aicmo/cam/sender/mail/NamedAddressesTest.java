package aicmo.cam.sender.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedAddressesTest {
    private static final List<String> KEYS = List.of("ana@acme.example", "rg@acme.example", "jörg@firma.example");

    @Test
    void an_address_is_found_in_what_a_server_said_in_whatever_case_and_between_whatever_signs() {
        assertThat(named("550 5.1.1 <ANA@acme.example>: User unknown")).containsExactly("ana@acme.example");
        assertThat(named("no mailbox ana@acme.example.")).containsExactly("ana@acme.example");
        assertThat(named("550 5.1.1 <Jörg@firma.example> unknown")).containsExactly("jörg@firma.example");
    }

    @Test
    void the_end_of_another_address_is_none() {
        assertThat(named("jörg@acme.example is unknown")).isEmpty();
        assertThat(named("borg@acme.example is unknown")).isEmpty();
        assertThat(named("<rg@acme.example> is unknown")).containsExactly("rg@acme.example");
    }

    private static List<String> named(String said) {
        return NamedAddresses.among(KEYS, List.of(said));
    }
}
