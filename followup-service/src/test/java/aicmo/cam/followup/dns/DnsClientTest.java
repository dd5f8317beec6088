package aicmo.cam.followup.dns;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.followup.dns.DnsAnswer.Kind;
import aicmo.cam.followup.dns.DnsQuestion.Type;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsClientTest {
    private final TestDns server = new TestDns();
    private final DnsClient client = server.client();

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void a_text_in_several_pieces_is_one_and_is_asked_for_once() {
        server.txt("acme.example", "v=spf1 include:a.example ", "-all").txt("acme.example", "other");

        DnsAnswer answer = client.ask(DnsQuestion.txt("acme.example"));
        client.ask(DnsQuestion.txt("acme.example"));

        assertThat(answer.values()).containsExactlyInAnyOrder("v=spf1 include:a.example -all", "other");
        assertThat(server.askedByUdp()).isEqualTo(1);
    }

    @Test
    void a_name_that_is_missing_differs_from_one_without_the_record() {
        server.address("acme.example").mx("null.example", ".").mx("mail.example", "mx.mail.example");

        assertThat(client.ask(DnsQuestion.mx("nobody.example")).kind()).isEqualTo(Kind.NO_NAME);
        assertThat(client.ask(DnsQuestion.mx("acme.example")).kind()).isEqualTo(Kind.NO_RECORD);
        assertThat(client.ask(new DnsQuestion("acme.example", Type.A)).values()).containsExactly("127.0.0.1");
        assertThat(client.ask(DnsQuestion.mx("null.example")).values()).containsExactly("0 .");
        assertThat(client.ask(DnsQuestion.mx("mail.example")).values()).containsExactly("10 mx.mail.example");
    }

    @Test
    void servers_that_fail_or_say_nothing_are_not_taken_for_a_no_and_are_asked_again() {
        server.fails("broken.example").saysNothing("silent.example");

        DnsAnswer broken = client.ask(DnsQuestion.mx("broken.example"));
        DnsAnswer silent = client.ask(DnsQuestion.mx("silent.example"));

        assertThat(broken).returns(Kind.FAILED, DnsAnswer::kind);
        assertThat(broken.why()).contains("SERVFAIL");
        assertThat(silent).returns(Kind.FAILED, DnsAnswer::kind);
        int asked = server.askedByUdp();
        client.ask(DnsQuestion.mx("broken.example"));
        assertThat(server.askedByUdp()).isGreaterThan(asked);
    }

    @Test
    void an_answer_that_is_too_long_comes_by_tcp() {
        server.txt("acme.example", "v=spf1 -all").isLong("acme.example");

        assertThat(client.ask(DnsQuestion.txt("acme.example")).values()).containsExactly("v=spf1 -all");
        assertThat(server.askedByTcp()).isEqualTo(1);
    }

    @Test
    void nobody_is_asked_where_the_resolver_is_off_or_the_time_is_over() {
        List<DnsQuestion> questions = List.of(DnsQuestion.mx("a.example"), DnsQuestion.mx("b.example"));

        assertThat(server.client("off", Duration.ofSeconds(20)).ask(questions).values())
                .extracting(DnsAnswer::kind)
                .containsOnly(Kind.NOT_ASKED);
        assertThat(server.client("127.0.0.1:1", Duration.ofSeconds(-1))
                        .ask(questions)
                        .values())
                .extracting(DnsAnswer::kind)
                .containsOnly(Kind.FAILED);
        assertThat(server.client("not a host", Duration.ofSeconds(20))
                        .ask(questions)
                        .values())
                .extracting(DnsAnswer::kind)
                .containsOnly(Kind.FAILED);
        assertThat(server.askedByUdp()).isZero();
    }

    @Test
    void a_name_that_dns_cannot_carry_does_not_exist() {
        assertThat(client.ask(DnsQuestion.mx("a..example")).kind()).isEqualTo(Kind.NO_NAME);
        assertThat(client.ask(DnsQuestion.mx("x".repeat(64) + ".example")).kind())
                .isEqualTo(Kind.NO_NAME);
    }
}
