package aicmo.cam.followup.preflight.check;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.followup.dns.Dns;
import aicmo.cam.followup.dns.DnsAnswer;
import aicmo.cam.followup.dns.DnsQuestion.Type;
import aicmo.cam.followup.preflight.check.PreflightItem.Name;
import aicmo.cam.followup.preflight.check.PreflightItem.Status;
import aicmo.cam.followup.setup.SenderState;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingDomainCheckTest {
    private static final String DOMAIN = "acme.example";
    private static final String KEY = "s1._domainkey.acme.example";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 include:spf.example -all | PASS",
                "V=SPF1 ip4:192.0.2.1 ~ALL | PASS",
                "v=spf1 redirect=spf.example | PASS",
                "v=spf1 include:spf.example ?all | WARN",
                "v=spf1 include:spf.example | WARN",
                "v=spf1 +all | FAIL",
                "v=spf1 all | FAIL",
                "v=spf10 -all | FAIL",
                "something else | FAIL",
                "v=spf1 a mx ptr include:1 include:2 include:3 include:4 include:5 include:6 include:7 include:8 -all | FAIL"
            })
    void spf(String record, Status status) {
        assertThat(item(new ZoneText().has(DOMAIN, Type.TXT, "google-verification=1", record), Name.SPF))
                .isEqualTo(status);
    }

    @Test
    void two_spf_records_are_an_error_and_none_is_missing() {
        ZoneText two = new ZoneText().has(DOMAIN, Type.TXT, "v=spf1 -all", "v=spf1 mx -all");

        assertThat(item(two, Name.SPF)).isEqualTo(Status.FAIL);
        assertThat(item(new ZoneText(), Name.SPF)).isEqualTo(Status.FAIL);
        assertThat(item(new ZoneText().fails(DOMAIN, Type.TXT), Name.SPF)).isEqualTo(Status.WARN);
    }

    @Test
    void dkim() throws Exception {
        String good = key(2048);
        assertThat(dkim("v=DKIM1; k=rsa; p=" + good)).isEqualTo(Status.PASS);
        assertThat(dkim("p=" + good.substring(0, 100) + " " + good.substring(100)))
                .isEqualTo(Status.PASS);
        assertThat(dkim("v=DKIM1; k=ed25519; p=" + Base64.getEncoder().encodeToString(new byte[32])))
                .isEqualTo(Status.PASS);
        assertThat(dkim("v=DKIM1; t=y; p=" + good)).isEqualTo(Status.WARN);
        assertThat(dkim("v=DKIM1; p=" + key(1024))).isEqualTo(Status.WARN);
        assertThat(dkim("v=DKIM1; p=" + key(512))).isEqualTo(Status.FAIL);
        assertThat(dkim("v=DKIM1; k=rsa; p=")).isEqualTo(Status.FAIL);
        assertThat(dkim("v=DKIM1; p=???")).isEqualTo(Status.FAIL);
        assertThat(dkim("a note")).isEqualTo(Status.FAIL);
        assertThat(item(new ZoneText().has(KEY, Type.TXT, "p=" + good, "p="), Name.DKIM))
                .isEqualTo(Status.FAIL);
        assertThat(item(new ZoneText(), Name.DKIM)).isEqualTo(Status.FAIL);
        assertThat(item(new ZoneText().fails(KEY, Type.TXT), Name.DKIM)).isEqualTo(Status.WARN);
    }

    @Test
    void a_domain_whose_selector_nobody_told_is_a_warning() {
        assertThat(SendingDomainCheck.of(new ZoneText(), DOMAIN, DOMAIN, Optional.empty()).stream()
                        .filter(item -> item.name() == Name.DKIM)
                        .map(PreflightItem::status))
                .containsExactly(Status.WARN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "_dmarc.acme.example | v=DMARC1; p=reject; rua=mailto:a@acme.example | PASS",
                "_dmarc.acme.example | v=DMARC1;p=quarantine | PASS",
                "_dmarc.acme.example | v=DMARC1; p=none | WARN",
                "_dmarc.acme.example | v=DMARC1; p=strict | FAIL",
                "_dmarc.acme.example | p=reject | FAIL",
                "_dmarc.other.example | v=DMARC1; p=reject | FAIL"
            })
    void dmarc(String name, String record, Status status) {
        assertThat(item(new ZoneText().has(name, Type.TXT, record), Name.DMARC)).isEqualTo(status);
    }

    @Test
    void a_policy_of_a_domain_above_counts_as_it_says_for_those_below() {
        ZoneText zone = new ZoneText().has("_dmarc.acme.example", Type.TXT, "v=DMARC1; p=reject; sp=none");
        Status below = SendingDomainCheck.of(zone, "eu.mail.acme.example", DOMAIN, sender()).stream()
                .filter(item -> item.name() == Name.DMARC)
                .map(PreflightItem::status)
                .findFirst()
                .orElseThrow();

        assertThat(below).isEqualTo(Status.WARN);
        assertThat(item(zone, Name.DMARC)).isEqualTo(Status.PASS);
        assertThat(item(
                        new ZoneText().has("_dmarc.acme.example", Type.TXT, "v=DMARC1; p=none", "v=DMARC1; p=none"),
                        Name.DMARC))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void answers_and_bounces_need_a_way_back() {
        assertThat(item(new ZoneText().has(DOMAIN, Type.MX, "10 mx.acme.example"), Name.MX))
                .isEqualTo(Status.PASS);
        assertThat(item(new ZoneText().has(DOMAIN, Type.A, "192.0.2.1"), Name.MX))
                .isEqualTo(Status.WARN);
        assertThat(item(new ZoneText().has(DOMAIN, Type.AAAA, "2001:db8::1"), Name.MX))
                .isEqualTo(Status.WARN);
        assertThat(item(new ZoneText().has(DOMAIN, Type.MX, "0 ."), Name.MX)).isEqualTo(Status.FAIL);
        assertThat(item(new ZoneText().has(DOMAIN, Type.TXT, "hello"), Name.MX)).isEqualTo(Status.FAIL);
        assertThat(item(new ZoneText(), Name.MX)).isEqualTo(Status.FAIL);
        assertThat(item(new ZoneText().fails(DOMAIN, Type.MX), Name.MX)).isEqualTo(Status.WARN);
        assertThat(SendingDomainCheck.of(
                                new ZoneText().has(DOMAIN, Type.MX, "10 mx.acme.example"),
                                DOMAIN,
                                "reply.example",
                                sender())
                        .getLast())
                .returns(Status.FAIL, PreflightItem::status)
                .returns("reply.example does not exist", PreflightItem::detail);
    }

    @Test
    void without_a_resolver_everything_is_skipped_and_says_why() {
        Dns off = questions -> questions.stream()
                .distinct()
                .collect(Collectors.toMap(question -> question, any -> DnsAnswer.notAsked("the resolver is off")));

        assertThat(SendingDomainCheck.of(off, DOMAIN, DOMAIN, Optional.empty()))
                .hasSize(4)
                .allSatisfy(item -> {
                    assertThat(item.status()).isEqualTo(Status.SKIPPED);
                    assertThat(item.detail()).isEqualTo("the resolver is off");
                });
    }

    private static Status dkim(String record) {
        return item(new ZoneText().has(KEY, Type.TXT, record), Name.DKIM);
    }

    private static Status item(Dns dns, Name name) {
        return SendingDomainCheck.of(dns, DOMAIN, DOMAIN, sender()).stream()
                .filter(item -> item.name() == name)
                .map(PreflightItem::status)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<SenderState> sender() {
        return Optional.of(new SenderState(
                Instant.EPOCH, "smtp", false, false, true, "https://u", true, null, 500, List.of(), List.of("s1")));
    }

    private static String key(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    }
}
