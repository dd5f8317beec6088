package aicmo.cam.followup.preflight.check;

import aicmo.cam.followup.dns.Dns;
import aicmo.cam.followup.dns.DnsAnswer;
import aicmo.cam.followup.dns.DnsAnswer.Kind;
import aicmo.cam.followup.dns.DnsQuestion;
import aicmo.cam.followup.dns.DnsQuestion.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How mail reaches a domain (RFC 5321 section 5.1). */
enum MailRoute {
    /** Its MX records say where. */
    MX("has MX records"),
    /** It has no MX record and an address, which mail falls back to; most such domains take none. */
    ADDRESS_ONLY("has no MX record, only an address"),
    /** It says that it takes no mail (RFC 7505). */
    NULL_MX("says that it takes no mail (null MX)"),
    /** It exists, and mail finds no server. */
    NO_SERVER("has no MX record and no address"),
    /** There is no such domain. */
    NO_DOMAIN("does not exist"),
    /** DNS did not say. */
    UNKNOWN("could not be looked up"),
    /** DNS was not asked. */
    NOT_ASKED("was not looked up");

    private final String words;

    MailRoute(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether no mail to the domain can arrive. */
    boolean isDead() {
        return this == NULL_MX || this == NO_SERVER || this == NO_DOMAIN;
    }

    boolean isKnown() {
        return this != UNKNOWN && this != NOT_ASKED;
    }

    /** The routes to some domains. Addresses are asked for only where there is no MX record. */
    static Map<String, MailRoute> of(Dns dns, Collection<String> domains) {
        Map<DnsQuestion, DnsAnswer> mx =
                dns.ask(domains.stream().map(DnsQuestion::mx).toList());
        List<DnsQuestion> hosts = new ArrayList<>();
        mx.forEach((question, answer) -> {
            if (answer.kind() == Kind.NO_RECORD) {
                hosts.add(new DnsQuestion(question.name(), Type.A));
                hosts.add(new DnsQuestion(question.name(), Type.AAAA));
            }
        });
        Map<DnsQuestion, DnsAnswer> addresses = hosts.isEmpty() ? Map.of() : dns.ask(hosts);
        Map<String, MailRoute> routes = new HashMap<>();
        mx.forEach((question, answer) -> routes.put(
                question.name(),
                of(
                        answer,
                        addresses.get(new DnsQuestion(question.name(), Type.A)),
                        addresses.get(new DnsQuestion(question.name(), Type.AAAA)))));
        return routes;
    }

    private static MailRoute of(DnsAnswer mx, DnsAnswer v4, DnsAnswer v6) {
        return switch (mx.kind()) {
            case FOUND -> mx.values().stream().allMatch(value -> value.endsWith(" .")) ? NULL_MX : MX;
            case NO_NAME -> NO_DOMAIN;
            case FAILED -> UNKNOWN;
            case NOT_ASKED -> NOT_ASKED;
            case NO_RECORD -> {
                if (v4.kind() == Kind.FOUND || v6.kind() == Kind.FOUND) {
                    yield ADDRESS_ONLY;
                }
                yield v4.known() && v6.known() ? NO_SERVER : UNKNOWN;
            }
        };
    }
}
