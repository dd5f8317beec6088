package aicmo.cam.sender.draft;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.InvisibleCharacters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an order says of addresses and names, as far as it does: all of it ends up in headers. */
final class OrderCheck {
    private final List<Fault> faults = new ArrayList<>();

    private OrderCheck() {}

    static List<Fault> of(Order order) {
        OrderCheck check = new OrderCheck();
        if (order.recipient() != null && !Address.isValid(order.recipient())) {
            check.fault(
                    "to",
                    "'" + shown(order.recipient()) + "' is no email address; " + what(order.recipient())
                            + "correct the recipient's address");
        }
        if (order.recipientName() != null) {
            Letters.unfitForHeader(order.recipientName())
                    .ifPresent(why -> check.fault("to_name", "the recipient's name " + why));
        }
        check.copies(order);
        check.mailbox("from", "the sender", order.from());
        check.mailbox("reply_to", "the address for replies", order.replyTo());
        return check.faults;
    }

    /** Each is an address like the recipient's, and nobody gets the same mail twice. */
    private void copies(Order order) {
        Map<String, String> known = new HashMap<>();
        if (order.recipient() != null) {
            known.put(Address.of(order.recipient()).key(), "to");
        }
        for (int i = 0; i < order.cc().size(); i++) {
            String address = order.cc().get(i);
            String field = "cc[" + i + "]";
            if (!Address.isValid(address)) {
                fault(field, "'" + shown(address) + "' is not an email address; give one such as anna@acme.example");
                continue;
            }
            String earlier = known.putIfAbsent(Address.of(address).key(), field);
            if (earlier != null) {
                fault(field, "'" + shown(address) + "' is the address in " + earlier + ", too; leave it out of cc");
            }
        }
    }

    /** Whether it is one address, with a name or without. */
    static boolean isMailbox(String text) {
        return Letters.unfitForHeader(text).isEmpty()
                && Address.parseList(text).size() == 1
                && Address.isValid(Address.parse(text).orElseThrow().address());
    }

    private void mailbox(String field, String what, String text) {
        if (text == null) {
            return;
        }
        Optional<String> unfit = Letters.unfitForHeader(text);
        if (unfit.isPresent()) {
            fault(field, what + " " + unfit.get());
        } else if (!isMailbox(text)) {
            fault(field, what + " '" + shown(text) + "' is not of the form Name <address>; correct " + field);
        }
    }

    private static String what(String address) {
        return InvisibleCharacters.firstIn(address)
                .map(character -> "it has the character " + character + " in it; ")
                .orElse("");
    }

    private void fault(String field, String detail) {
        faults.add(new Fault(field, Reason.INVALID_ADDRESS, detail));
    }

    /** What somebody wrote, in one line of a message. */
    private static String shown(String text) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .limit(100)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < text.length() ? line + "…" : line;
    }
}
