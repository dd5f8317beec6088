package aicmo.cam.inbox.content;

import aicmo.cam.inbox.message.Clues;
import aicmo.cam.mail.DeliveryReport;
import aicmo.cam.mail.InternetMessage;
import aicmo.cam.mail.address.Address;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a message names that can tell which mail it answers. */
final class ClueFinder {
    private static final int MOST_IDS = 50;
    private static final int MOST_ADDRESSES = 30;
    /** Local parts under which mail systems write (RFC 2142, and what is seen in bounces). */
    private static final Set<String> MAIL_SYSTEMS =
            Set.of("mailer-daemon", "postmaster", "mailerdaemon", "mail-daemon", "mdaemon", "mailer_daemon");

    private static final List<String> DELIVERED_TO = List.of("Delivered-To", "X-Original-To", "Envelope-To");

    /** What mailing lists and newsletters have (RFC 2369, RFC 2919, and older habits). */
    private static final List<String> LIST_HEADERS = List.of(
            "List-Id", "List-Post", "List-Unsubscribe", "List-Help", "Mailing-List", "X-Mailing-List", "X-List");

    private ClueFinder() {}

    static Clues of(InternetMessage message, String mailbox, Instant receivedAt) {
        List<String> senders =
                usable(Stream.of(message.from().stream(), message.sender().stream(), message.replyTo().stream())
                        .flatMap(addresses -> addresses)
                        .flatMap(address -> address.keys().stream())
                        .toList());
        boolean report =
                message.deliveryReport().isPresent() || message.feedbackReport().isPresent();
        return new Clues(
                message.messageId().filter(ClueFinder::isUsable).orElse(null),
                first(senders, MOST_ADDRESSES),
                first(usable(message.inReplyTo()), MOST_IDS),
                first(usable(message.references().reversed()), MOST_IDS),
                first(usable(message.originalMessageIds()), MOST_IDS),
                first(addresses(message, senders, report), MOST_ADDRESSES),
                first(replyAddresses(message, mailbox), MOST_ADDRESSES),
                report,
                !report && isList(message) && !isAutomatic(message),
                receivedAt);
    }

    private static List<String> addresses(InternetMessage message, List<String> senders, boolean report) {
        Set<String> addresses = new LinkedHashSet<>();
        message.deliveryReport().ifPresent(delivery -> addresses.addAll(failed(delivery)));
        message.feedbackReport()
                .ifPresent(feedback -> feedback.originalRcptTo().forEach(recipient -> add(addresses, recipient)));
        message.headers().all("X-Failed-Recipients").forEach(value -> Address.parseList(value)
                .forEach(address -> addresses.addAll(address.keys())));
        boolean system = report || message.from().stream().anyMatch(ClueFinder::isMailSystem);
        if (!system) {
            addresses.addAll(senders);
        }
        if (system || isAutomatic(message)) {
            addresses.addAll(TextAddresses.in(message.text()));
        }
        addresses.addAll(senders);
        return usable(addresses);
    }

    /** Where the message went to, by its own word and by that of the servers that delivered it; the mailbox's own address says nothing. */
    private static List<String> replyAddresses(InternetMessage message, String mailbox) {
        Stream<Address> named = Stream.concat(message.to().stream(), message.cc().stream());
        Stream<Address> delivered = DELIVERED_TO.stream()
                .flatMap(name -> message.headers().all(name).stream())
                .flatMap(value -> Address.parseList(value).stream());
        return usable(Stream.concat(named, delivered)
                .map(Address::key)
                .filter(address -> Clues.hasToken(address) && !address.equals(mailbox))
                .toList());
    }

    private static List<String> failed(DeliveryReport report) {
        Set<String> failed = new LinkedHashSet<>();
        report.recipients().forEach(recipient -> {
            recipient.originalRecipient().ifPresent(address -> add(failed, address));
            recipient.finalRecipient().ifPresent(address -> add(failed, address));
        });
        return List.copyOf(failed);
    }

    private static void add(Set<String> addresses, String address) {
        addresses.addAll(Address.parse(address).orElse(Address.of(address)).keys());
    }

    private static boolean isMailSystem(Address from) {
        return MAIL_SYSTEMS.contains(from.localPart().toLowerCase(Locale.ROOT));
    }

    /** "Precedence: bulk" alone is no sign: auto-responders have it too. */
    private static boolean isList(InternetMessage message) {
        return LIST_HEADERS.stream()
                        .anyMatch(name -> message.headers().first(name).isPresent())
                || message.headers()
                        .first("Precedence")
                        .filter(value -> value.strip().equalsIgnoreCase("list"))
                        .isPresent();
    }

    private static boolean isAutomatic(InternetMessage message) {
        return message.returnPath().filter(String::isEmpty).isPresent()
                || message.headers()
                        .first("Auto-Submitted")
                        .filter(value -> !value.strip().equalsIgnoreCase("no"))
                        .isPresent();
    }

    private static List<String> usable(Collection<String> clues) {
        return clues.stream().distinct().filter(ClueFinder::isUsable).toList();
    }

    /** What no index can hold is no clue, and no id or address of ours either. */
    private static boolean isUsable(String clue) {
        return !clue.isEmpty()
                && clue.length() <= Clues.LONGEST
                && Characters.kept(clue, Integer.MAX_VALUE).equals(clue);
    }

    private static List<String> first(List<String> list, int most) {
        return list.subList(0, Math.min(most, list.size()));
    }
}
