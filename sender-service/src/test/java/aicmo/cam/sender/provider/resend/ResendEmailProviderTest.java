package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.mail.AttachedFile;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendSettings;
import aicmo.cam.testing.resend.email.EmailContent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client needs a running application. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ResendEmailProviderTest {
    private final ResendApi resend = ResendApi.start(ResendSettings.defaults().requestsPerSecond(10_000));
    private final ResendEmailProvider provider = provider(Account.at(resend.uri()));

    private static String text(HttpCall call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private static ResendEmailProvider provider(Account account) {
        return new ResendEmailProvider(account, "1.2.3", new SimpleMeterRegistry(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        resend.close();
    }

    @Test
    void one_mail_goes_by_the_single_endpoint_and_several_by_that_for_batches() {
        assertThat(provider.send(Mails.batch("one", 1))).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(provider.send(Mails.batch("hundred", 100))).hasOnlyElementsOfType(Outcome.Accepted.class);

        assertThat(resend.received()).extracting(HttpCall::path).containsExactly("/emails", "/emails/batch");
        assertThat(resend.received().getLast().header("x-batch-validation")).hasValue("permissive");
        assertThat(resend.accepted().count()).isEqualTo(101);
    }

    @Test
    void every_call_says_who_calls_and_under_which_key() {
        provider.send(Mails.batch("k", 1));

        HttpCall call = resend.received().getFirst();
        assertThat(call.header("user-agent")).hasValue("cam/1.2.3 (AI CMO campaign automation)");
        assertThat(call.header("authorization")).hasValue("Bearer re_test_full_access");
        assertThat(call.header("idempotency-key")).hasValue("cam-k");
        assertThat(call.header("content-type")).hasValue("application/json");
        assertThat(call.header("content-length")).isPresent();
    }

    @Test
    void a_mail_that_resend_refuses_does_not_keep_the_others() {
        List<Outcome> outcomes = provider.send(new Batch(
                "p",
                List.of(
                        Mails.item(Mails.to("a@lead.test")),
                        Mails.item(Mails.with(Mails.to("x@lead.test"), " ")),
                        Mails.item(Mails.to("b@lead.test")))));

        assertThat(outcomes)
                .containsExactly(
                        accepted("a@lead.test"),
                        new Outcome.Rejected("422", "Resend refused the mail: The `subject` field is missing."),
                        accepted("b@lead.test"));
    }

    /** Whether it takes them is Resend's to decide: each goes there as it is. */
    @Test
    void an_address_beyond_ascii_that_resend_refuses_fails_its_mail_only() {
        List<Outcome> outcomes = provider.send(new Batch(
                "u", List.of(Mails.item(Mails.to("jo\u0308rg@lead.test")), Mails.item(Mails.to("b@lead.test")))));

        assertThat(outcomes.getFirst())
                .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.status())
                        .isEqualTo("422"));
        assertThat(outcomes.getLast()).isEqualTo(accepted("b@lead.test"));
        assertThat(text(resend.received().getFirst())).contains("<jörg@lead.test>");

        assertThat(provider.send(new Batch("v", List.of(Mails.item(Mails.to("jörg@lead.test"))))))
                .hasOnlyElementsOfType(Outcome.Rejected.class);
    }

    @Test
    void a_mail_that_can_not_be_written_does_not_keep_the_others() {
        List<Outcome> outcomes = provider.send(new Batch(
                "w",
                List.of(
                        Mails.item(Mails.with(Mails.to("x@lead.test"), "Hi\r\nBcc: eve@evil.test")),
                        Mails.item(Mails.to("b@lead.test")))));

        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.detail())
                        .contains("subject", "line break"));
        assertThat(outcomes.get(1)).isEqualTo(accepted("b@lead.test"));
        assertThat(resend.accepted().count()).isEqualTo(1);
    }

    @Test
    void a_mail_with_a_file_goes_by_itself_whatever_it_is_batched_with() {
        List<Batch.Item> items = new ArrayList<>(Mails.batch("f", 8).mails());
        items.set(5, Mails.withFile(items.get(5), new AttachedFile("a.pdf", "application/pdf", new byte[] {1, 2, 3})));

        assertThat(provider.send(new Batch("f", items))).hasOnlyElementsOfType(Outcome.Accepted.class);

        assertThat(resend.accepted().count()).isEqualTo(8);
        assertThat(resend.received().stream().filter(call -> text(call).contains("attachments")))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.path()).isEqualTo("/emails");
                    assertThat(text(call)).contains("\"filename\":\"a.pdf\"", "\"content\":\"AQID\"");
                });
    }

    @Test
    void a_mail_arrives_as_it_was_rendered() {
        provider.send(Mails.batch("r", 1));

        EmailContent content = resend.accepted().emails().getFirst().content();
        assertThat(content.from()).isEqualTo("Anna Weber <anna@acme.test>");
        assertThat(content.to()).containsExactly("Jörg Ö <r-0@lead.test>");
        assertThat(content.replyTo()).containsExactly("reply+t@acme.test");
        assertThat(content.subject()).isEqualTo("Grüße r-0@lead.test 👋");
        assertThat(content.headersThatArrive())
                .isEqualTo(Map.of(
                        "In-Reply-To", "<first@acme.test>",
                        "List-Unsubscribe", "<https://acme.test/u/1>",
                        "References", "<first@acme.test> <r-0@lead.test>"));
        assertThat(content.tags()).containsOnlyKeys("campaign", "lead", "email");
    }

    @Test
    void how_much_of_the_quotas_is_used_is_measured() {
        MeterRegistry registry = new SimpleMeterRegistry();
        ResendEmailProvider measured =
                new ResendEmailProvider(Account.at(resend.uri()), "1.2.3", registry, Clock.systemUTC());
        resend.usedQuota(40);

        measured.send(Mails.batch("q", 2));

        assertThat(registry.get("cam.resend.quota.monthly.used").gauge().value())
                .isEqualTo(42);
        assertThat(registry.find("cam.resend.quota.daily.used").gauge()).isNull();
        assertThat(registry.get("cam.resend.calls")
                        .tag("status", "200")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private Outcome accepted(String recipient) {
        String id = resend.accepted().emails().stream()
                .filter(email -> email.content().recipients().contains(recipient))
                .findFirst()
                .orElseThrow()
                .id();
        return new Outcome.Accepted(id, List.of("<" + recipient + ">"));
    }
}
