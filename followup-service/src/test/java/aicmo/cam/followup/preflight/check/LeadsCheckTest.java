package aicmo.cam.followup.preflight.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aicmo.cam.followup.dns.DnsQuestion.Type;
import aicmo.cam.followup.preflight.check.PreflightItem.Name;
import aicmo.cam.followup.preflight.check.PreflightItem.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadsCheckTest {
    @ParameterizedTest
    @CsvSource({
        "gmial.com,gmail.com",
        "gmai.com,gmail.com",
        "gmaill.com,gmail.com",
        "gmail.con,gmail.com",
        "hotmial.com,hotmail.com",
        "outlok.com,outlook.com",
        "yahooo.com,yahoo.com",
        "gmail.com,",
        "googlemail.com,",
        "ymail.com,",
        "email.com,",
        "mail.com,",
        "acme.example,",
        "gmx.de,",
        "gmx.df,"
    })
    void slips(String written, String meant) {
        assertThat(ListedDomains.meant(written).orElse(null)).isEqualTo(meant);
    }

    @Test
    void shares_are_counted_without_those_who_get_no_mail_anyway() {
        LeadFigures figures = new LeadFigures();
        figures.add(
                List.of(
                        "a@acme.example",
                        "b@gmial.com",
                        "PostMaster@acme.example",
                        "d@eu.mailinator.com",
                        "e@x.example"),
                Set.of("e@x.example"));

        assertThat(figures.byDomain())
                .containsOnly(
                        Map.entry("acme.example", 2), Map.entry("gmial.com", 1), Map.entry("eu.mailinator.com", 1));
        assertThat(statuses(LeadsCheck.of(figures)))
                .containsEntry(Name.LEADS, Status.PASS)
                .containsEntry(Name.SUPPRESSED, Status.WARN)
                .containsEntry(Name.ROLE_ACCOUNTS, Status.WARN)
                .containsEntry(Name.DISPOSABLE_DOMAINS, Status.WARN)
                .containsEntry(Name.MISTYPED_DOMAINS, Status.WARN);
        assertThat(LeadsCheck.of(figures))
                .anySatisfy(item -> assertThat(item.figure()).isEqualTo("1 of 5 (20.0 %)"))
                .anySatisfy(item -> assertThat(item.detail()).contains("gmial.com (gmail.com?)"));
    }

    @Test
    void a_campaign_whose_leads_are_all_suppressed_fails_and_one_without_leads_warns() {
        LeadFigures all = new LeadFigures();
        all.add(List.of("a@acme.example"), Set.of("a@acme.example"));

        assertThat(statuses(LeadsCheck.of(all))).containsEntry(Name.SUPPRESSED, Status.FAIL);
        assertThat(statuses(LeadsCheck.of(new LeadFigures())))
                .containsEntry(Name.LEADS, Status.WARN)
                .containsEntry(Name.SUPPRESSED, Status.PASS);
    }

    @Test
    void bounces_of_a_list_that_was_looked_up_as_a_whole_have_no_bound() {
        ZoneText dns = new ZoneText()
                .has("good.example", Type.MX, "10 mx.good.example")
                .has("null.example", Type.MX, "0 .");

        assertThat(bounces(dns, Map.of("good.example", 99, "null.example", 1), null))
                .isEqualTo(Status.PASS);
        assertThat(bounces(dns, Map.of("good.example", 97, "null.example", 3), null))
                .isEqualTo(Status.WARN);
        assertThat(bounces(dns, Map.of("good.example", 95, "missing.example", 5), null))
                .isEqualTo(Status.FAIL);
        assertThat(bounces(dns, Map.of("good.example", 95, "missing.example", 5), 0.2))
                .isEqualTo(Status.PASS);
        assertThat(DomainsCheck.of(dns, Map.of("good.example", 95, "missing.example", 5), 10, null)
                        .getFirst()
                        .detail())
                .contains("all 2 domains", "missing.example does not exist");
    }

    @Test
    void a_sample_says_how_far_it_can_be_off() {
        Map<String, Integer> leads = new TreeMap<>();
        ZoneText dns = new ZoneText();
        IntStream.range(0, 100).forEach(i -> {
            leads.put("d" + i + ".example", 1);
            dns.has("d" + i + ".example", Type.MX, "10 mx.example");
        });

        assertThat(DomainsCheck.of(dns, leads, 100, null).getLast().status()).isEqualTo(Status.PASS);
        PreflightItem sampled = DomainsCheck.of(dns, leads, 10, null).getLast();
        assertThat(sampled.status()).isEqualTo(Status.WARN);
        assertThat(sampled.figure()).isEqualTo("0.0 % (0.0 to 27.8 %)");
        assertThat(sampled.detail()).contains("10 of 100 domains");
        assertThat(DomainsCheck.wilson(0.05, 60, -1)).isCloseTo(0.0171, within(1e-3));
    }

    @Test
    void what_dns_does_not_say_is_no_bounce_and_no_pass() {
        ZoneText dns = new ZoneText().fails("good.example", Type.MX);

        assertThat(statuses(DomainsCheck.of(dns, Map.of("good.example", 3), 10, null)))
                .containsEntry(Name.LEAD_DOMAINS, Status.WARN)
                .containsEntry(Name.PROJECTED_BOUNCES, Status.WARN);
        assertThat(statuses(DomainsCheck.of(dns, Map.of(), 10, null)))
                .containsEntry(Name.PROJECTED_BOUNCES, Status.SKIPPED);
    }

    private static Status bounces(ZoneText dns, Map<String, Integer> leads, Double threshold) {
        return DomainsCheck.of(dns, leads, 10, threshold).getLast().status();
    }

    private static Map<Name, Status> statuses(List<PreflightItem> items) {
        Map<Name, Status> statuses = new TreeMap<>();
        items.forEach(item -> statuses.put(item.name(), item.status()));
        return statuses;
    }
}
