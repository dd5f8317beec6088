package aicmo.cam.followup.preflight.check;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.DKIM;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.MX;

import aicmo.cam.followup.dns.Dns;
import aicmo.cam.followup.dns.DnsAnswer;
import aicmo.cam.followup.dns.DnsQuestion;
import aicmo.cam.followup.setup.SenderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What receivers look up about the domain that a campaign writes from. */
public final class SendingDomainCheck {
    private static final int MOST_SELECTORS = 20;

    private SendingDomainCheck() {}

    /** @param replyDomain where answers go */
    public static List<PreflightItem> of(Dns dns, String domain, String replyDomain, Optional<SenderState> sender) {
        List<String> selectors = sender.map(SenderState::dkimSelectors).orElse(List.of()).stream()
                .map(selector -> selector + "._domainkey." + domain)
                .limit(MOST_SELECTORS)
                .toList();
        List<String> policies = DmarcCheck.places(domain);
        Map<DnsQuestion, DnsAnswer> texts = dns.ask(Stream.of(Stream.of(domain), selectors.stream(), policies.stream())
                .flatMap(names -> names)
                .map(DnsQuestion::txt)
                .toList());
        DnsAnswer own = texts.get(DnsQuestion.txt(domain));
        List<PreflightItem> items = new ArrayList<>();
        items.add(SpfCheck.of(domain, own));
        items.add(
                selectors.isEmpty()
                        ? withoutSelector(own)
                        : PreflightItem.worst(selectors.stream()
                                .map(name -> DkimCheck.of(name, texts.get(DnsQuestion.txt(name))))
                                .toList()));
        items.add(DmarcCheck.of(
                domain,
                policies.stream().map(name -> texts.get(DnsQuestion.txt(name))).toList()));
        Map<String, MailRoute> routes = MailRoute.of(dns, List.of(domain, replyDomain));
        items.add(PreflightItem.worst(Stream.of(domain, replyDomain)
                .distinct()
                .map(each -> route(each, routes.get(each), own))
                .toList()));
        return items;
    }

    private static PreflightItem withoutSelector(DnsAnswer own) {
        return own.kind() == DnsAnswer.Kind.NOT_ASKED
                ? PreflightItem.skipped(DKIM, own.why())
                : PreflightItem.warn(
                        DKIM,
                        "no selector",
                        "the sender told no DKIM selector, so that nobody knows which key its mails are signed with",
                        "set AICMO_CAM_EMAIL_DKIM_SELECTORS");
    }

    private static PreflightItem route(String domain, MailRoute route, DnsAnswer own) {
        String detail = domain + " " + route.words();
        return switch (route) {
            case MX -> PreflightItem.pass(MX, "MX", detail);
            case ADDRESS_ONLY ->
                PreflightItem.warn(
                        MX, "no MX", detail, "publish an MX record, so that answers and bounces find its server");
            case NULL_MX, NO_SERVER, NO_DOMAIN ->
                PreflightItem.fail(
                        MX, "no mail", detail, "publish an MX record: no answer and no bounce can reach this domain");
            case UNKNOWN -> PreflightItem.warn(MX, null, detail, "try again later");
            case NOT_ASKED -> PreflightItem.skipped(MX, own.why() == null ? detail : own.why());
        };
    }
}
