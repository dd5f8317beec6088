package aicmo.cam.sender.provider.smtp;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.mail.NamedAddresses;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.smtp.answer.SmtpReply;
import aicmo.cam.sender.provider.smtp.answer.SmtpStage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which address of a mail with copies a mail server refused: the one of the command, or the one that its words name. */
final class RefusedAddress {
    private final RenderedMail mail;
    private final Map<String, String> byKey = new HashMap<>();

    private RefusedAddress(RenderedMail mail) {
        this.mail = mail;
        mail.copies().forEach(copy -> byKey.put(Address.of(copy).key(), copy));
        byKey.put(Address.of(mail.to()).key(), mail.to());
    }

    /**
     * What became of the mail, with the address that it concerns.
     *
     * @param outcome as it were if the mail had only a recipient
     * @param last the address of the last RCPT TO; empty where there was none
     */
    static Outcome of(Outcome outcome, SmtpStage stage, SmtpReply reply, RenderedMail mail, Optional<String> last) {
        if (stage.compareTo(SmtpStage.RECIPIENT) < 0) {
            return outcome;
        }
        RefusedAddress refused = new RefusedAddress(mail);
        Optional<String> whose = stage == SmtpStage.RECIPIENT && last.isPresent()
                ? last.map(address -> refused.byKey.get(Address.of(address).key()))
                : refused.named(reply);
        return refused.of(outcome, whose);
    }

    private Outcome of(Outcome outcome, Optional<String> whose) {
        boolean recipients = whose.filter(mail.to()::equals).isPresent();
        return switch (outcome) {
            case Outcome.Rejected rejected
            when recipients -> new Outcome.Rejected(rejected.status(), words(rejected.detail(), whose));
            case Outcome.Rejected rejected ->
                new Outcome.CopyRejected(whose.orElse(null), rejected.status(), words(rejected.detail(), whose));
            // the domain of the recipient is slowed down, and no other
            case Outcome.Postponed postponed ->
                new Outcome.Postponed(words(postponed.detail(), whose), postponed.throttled() && recipients);
            case Outcome.Accepted accepted -> accepted;
            case Outcome.CopyRejected rejected -> rejected;
            case Outcome.SenderRefused refused -> refused;
            case Outcome.Halted halted -> halted;
            case Outcome.Unreached unreached -> unreached;
            case Outcome.Unknown unknown -> unknown;
        };
    }

    private Optional<String> named(SmtpReply reply) {
        List<String> named = NamedAddresses.among(byKey.keySet(), List.of(reply.text()));
        return named.size() == 1 ? Optional.of(byKey.get(named.getFirst())) : Optional.empty();
    }

    private String words(String said, Optional<String> whose) {
        return whose.map(address -> (address.equals(mail.to()) ? address : address + " (cc)") + ": " + said)
                .orElse(said + "; it does not say which address of the mail it concerns");
    }
}
