package aicmo.cam.sender.provider.smtp.answer;

import static aicmo.cam.sender.provider.smtp.answer.Concern.ACCOUNT;
import static aicmo.cam.sender.provider.smtp.answer.Concern.CONNECTION;
import static aicmo.cam.sender.provider.smtp.answer.Concern.MESSAGE;
import static aicmo.cam.sender.provider.smtp.answer.Concern.RECIPIENT;
import static aicmo.cam.sender.provider.smtp.answer.Concern.RELAYING;
import static aicmo.cam.sender.provider.smtp.answer.Concern.SENDER;
import static aicmo.cam.sender.provider.smtp.answer.Concern.SENDER_DOMAIN;
import static aicmo.cam.sender.provider.smtp.answer.Concern.UNCLEAR;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom a final refusal concerns, by its stage, its enhanced status (RFC 3463, 5248, 7372, 7504) and its words; the first rule that
 * matches decides. What a rule says must be so in the words of every server that is named beside it:
 *
 * <ul>
 *   <li>Postfix: postfix.org/postconf.5.html (its refusals name what they reject, and come at RCPT TO where smtpd_delay_reject is set)
 *   <li>Exim: exim.org/exim-html-current/doc/html/spec_html/ch-access_control_lists.html
 *   <li>Gmail: support.google.com/a/answer/3726730 and knowledge.workspace.google.com "SMTP error reference"
 *   <li>Microsoft 365: learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online
 *   <li>Amazon SES: docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html
 *   <li>Yahoo: senders.yahooinc.com/smtp-error-codes
 * </ul>
 */
final class Concerns {
    private static final Set<SmtpStage> ANY = EnumSet.allOf(SmtpStage.class);
    private static final Set<SmtpStage> FROM = EnumSet.of(SmtpStage.SENDER);
    private static final Set<SmtpStage> TO = EnumSet.of(SmtpStage.RECIPIENT);

    private static final List<Rule> RULES = List.of(
            // Addresses beyond ASCII that a server, or the next one, does not take, in whatever words (RFC 6531 section
            // 3.5).
            rule(ANY, MESSAGE, r -> r.hasStatus("5.6.7", "5.6.8", "5.6.9", "5.6.10")),
            // A server that asked the recipient's server first passes on what that one said (Postfix, verify(8)).
            rule(TO, RECIPIENT, r -> r.saysAny("undeliverable address", "recipient verify", "callout", "callback")),
            // Postfix names what it rejects.
            rule(ANY, RECIPIENT, r -> r.says("recipient address rejected") && !r.says("relay access denied")),
            rule(ANY, SENDER_DOMAIN, r -> r.says("sender address rejected") && r.says("domain not found")),
            rule(ANY, SENDER, r -> r.says("sender address rejected")),
            rule(ANY, CONNECTION, r -> r.saysAny("client host rejected", "helo command rejected")),
            // Size and content are the mail's, even at MAIL FROM (RFC 1870).
            rule(ANY, MESSAGE, r -> r.hasStatus("5.3.4", "5.6.") || (r.code() == 552 && !r.hasStatus("5.2."))),
            // Groups and mailboxes of Microsoft 365 that choose who may write to them.
            rule(
                    ANY,
                    RECIPIENT,
                    r -> r.hasStatus("5.7.12", "5.7.13", "5.7.124", "5.7.129", "5.7.133", "5.7.134", "5.7.136")),
            rule(
                    ANY,
                    RELAYING,
                    r -> r.hasStatus("5.7.54", "5.7.64", "5.7.367")
                            || r.saysAny(
                                    "relay access denied",
                                    "relay not permitted",
                                    "relay denied",
                                    "relaying denied",
                                    "relaying not allowed",
                                    "relaying prohibited",
                                    "unable to relay",
                                    "not permitted to relay",
                                    "do not relay",
                                    "no relaying")),
            // Microsoft 365: 5.7.57 client was not authenticated, 5.7.501 to 503 and 5.7.7xx the tenant is blocked.
            rule(ANY, ACCOUNT, r -> r.hasStatus("5.7.57", "5.7.501", "5.7.502", "5.7.503", "5.7.703", "5.7.704")),
            rule(
                    ANY,
                    ACCOUNT,
                    r -> r.saysAny(
                            "authentication required",
                            "authentication is required",
                            "not authenticated",
                            "must authenticate",
                            "authenticate first",
                            "please authenticate",
                            // SES
                            "is not authorized to perform",
                            "sending paused",
                            "sending suspended",
                            "account is disabled")),
            rule(
                    ANY,
                    SENDER,
                    r -> r.hasStatus("5.7.60", "5.2.252", "5.1.7")
                            || r.saysAny(
                                    "not owned by",
                                    "send as this sender",
                                    "sendasdenied",
                                    "not allowed to send as",
                                    "not authorized to send as",
                                    "sender verify failed",
                                    // SES
                                    "identities failed the check",
                                    "email address is not verified")),
            // Microsoft 365: the mailbox is blocked from sending.
            rule(ANY, SENDER, r -> r.hasStatus("5.1.8") && r.says("outbound")),
            // SPF, DKIM and DMARC (RFC 7372; Gmail 5.7.26 to 32; Outlook 5.7.515; 5.7.750 a domain the tenant does not
            // own).
            rule(
                    ANY,
                    SENDER_DOMAIN,
                    r -> r.hasStatus("5.1.8", "5.7.20", "5.7.21", "5.7.22", "5.7.23", "5.7.24", "5.7.26", "5.7.27")
                            || r.hasStatus("5.7.30", "5.7.31", "5.7.32", "5.7.509", "5.7.515", "5.7.750")),
            // Reverse DNS, TLS, and lists of addresses that send spam (Gmail 5.7.25 and 29; Outlook 5.7.511 and 606 to
            // 649).
            rule(ANY, CONNECTION, r -> r.hasStatus("5.7.25", "5.7.29", "5.7.511") || isBannedByOutlook(r)),
            rule(
                    ANY,
                    CONNECTION,
                    r -> r.saysAny("spamhaus", "barracudacentral", "spamcop", "dnsbl", "rbl ")
                            || (r.saysAny("your ip", "client host", "ip address", "connections")
                                    && r.saysAny("blocked", "blacklisted", "block list", "will not be accepted"))),
            // Nothing had been said of the recipient.
            rule(FROM, SENDER, r -> true),
            rule(TO, RECIPIENT, r -> r.hasStatus("5.1.", "5.2.", "5.4.")),
            rule(TO, RECIPIENT, r -> r.status() == null && (r.code() == 551 || r.code() == 553)),
            rule(TO, RECIPIENT, Concerns::namesAMailbox),
            rule(ANY, RECIPIENT, r -> r.hasStatus("5.1.", "5.2.") || r.says("no valid recipients")),
            rule(ANY, UNCLEAR, r -> true));

    private record Rule(Set<SmtpStage> stages, Concern concern, Predicate<SmtpReply> matches) {}

    private Concerns() {}

    static Concern of(SmtpStage stage, SmtpReply reply) {
        return RULES.stream()
                .filter(rule -> rule.stages.contains(stage) && rule.matches.test(reply))
                .findFirst()
                .orElseThrow()
                .concern;
    }

    private static boolean namesAMailbox(SmtpReply reply) {
        return reply.saysAny(
                "no such",
                "unknown user",
                "user unknown",
                "user not found",
                "mailbox",
                "does not exist",
                "doesn't exist",
                "doesn't have a",
                "unrouteable",
                "unroutable",
                "invalid recipient",
                "unknown recipient",
                "unknown address",
                "no account",
                "account disabled",
                "over quota");
    }

    private static boolean isBannedByOutlook(SmtpReply reply) {
        return reply.status() != null && reply.status().matches("5\\.7\\.6[0-4]\\d");
    }

    private static Rule rule(Set<SmtpStage> stages, Concern concern, Predicate<SmtpReply> matches) {
        return new Rule(stages, concern, matches);
    }
}
