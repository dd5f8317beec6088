package aicmo.cam.sender.fate;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.mail.NamedAddresses;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose address a fact of a mail concerns. Of a mail that went to one address it is that one. Where others got copies, it is the one that
 * the report names, and nobody's where it names none or several: no address is put on the list by a guess. Only a complaint of which the
 * author is unknown stops all who got the mail, since one of them said stop.
 */
final class Whose {
    private static final String UNKNOWN =
            "the report does not say which address of the mail it concerns (the recipient, or one in cc)";

    private final Standing mail;

    private Whose(Standing mail) {
        this.mail = mail;
    }

    /** The facts, each with the address that it concerns. */
    static List<Fact> of(Standing mail, List<Fact> facts) {
        if (mail.copies().isEmpty()) {
            return facts;
        }
        Whose whose = new Whose(mail);
        return facts.stream().map(whose::of).toList();
    }

    /** Whom a fact puts on the list: as suppression compares addresses. */
    static List<String> stopped(Standing mail, Fact fact) {
        if (fact.stop() == null) {
            return List.of();
        }
        if (mail.copies().isEmpty()) {
            return List.of(mail.recipientKey());
        }
        if (fact.address() != null) {
            return List.of(fact.address());
        }
        return fact.kind() == FactKind.COMPLAINED ? all(mail) : List.of();
    }

    private static List<String> all(Standing mail) {
        return Stream.concat(Stream.of(mail.recipientKey()), mail.copies().stream())
                .toList();
    }

    private Fact of(Fact fact) {
        return switch (fact.kind()) {
            case TAKEN, SCHEDULED, DELAYED, DELIVERED, OPENED, CLICKED, FAILED -> fact;
            case BOUNCED, BOUNCED_FOR_NOW, SUPPRESSED, COMPLAINED -> told(fact);
        };
    }

    private Fact told(Fact fact) {
        List<String> named = named(fact);
        if (named.size() == 1) {
            return fact.concerning(named.getFirst(), named.getFirst() + ": " + fact.why());
        }
        String then =
                switch (fact.kind()) {
                    case COMPLAINED -> "all of them get no more mail";
                    case BOUNCED, SUPPRESSED -> "nobody was put on the suppression list";
                    default -> null;
                };
        return fact.concerning(null, fact.why() + "; " + UNKNOWN + (then == null ? "" : ": " + then));
    }

    /** What the report names; else whom it says it was sent to, where that is not the recipient, who is named in any case. */
    private List<String> named(Fact fact) {
        List<String> named = NamedAddresses.among(all(mail), fact.named().byReport());
        if (!named.isEmpty()) {
            return named;
        }
        List<String> sentTo = fact.named().sentTo().stream()
                .map(address -> Address.of(address).key())
                .distinct()
                .toList();
        return sentTo.size() == 1 && mail.copies().contains(sentTo.getFirst()) ? sentTo : List.of();
    }
}
