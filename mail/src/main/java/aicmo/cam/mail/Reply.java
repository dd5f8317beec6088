package aicmo.cam.mail;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.MailDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers to a message (RFC 5322 section 3.6.4). */
public final class Reply {
    private static final Pattern ANSWERED =
            Pattern.compile("^(?:re|aw|sv|antw|ref)(?:\\[\\d+])?\\s*:", Pattern.CASE_INSENSITIVE);
    /** A thread of more ids than this keeps its first and its last ones. */
    private static final int MOST_REFERENCES = 30;

    private Reply() {}

    /**
     * A message addressed to whoever wants the answers, with the subject and the thread of the original; the caller adds from, date
     * and text.
     */
    public static MessageComposer to(InternetMessage original) {
        MessageComposer reply = new MessageComposer()
                .to(writable(original.replyTo().isEmpty() ? original.from() : original.replyTo()))
                .subject(subject(original.subject()))
                .references(references(original));
        original.messageId().filter(Reply::isAscii).ifPresent(reply::inReplyTo);
        return reply;
    }

    /** "Re: " before it, unless it is there in some form; in one line. */
    public static String subject(String original) {
        String line = original.replaceAll("\\p{Cntrl}+", " ").strip();
        return ANSWERED.matcher(line).find() ? line : "Re: " + line;
    }

    /** The ids of the original's thread and its own, oldest first. */
    public static List<String> references(InternetMessage original) {
        Set<String> thread =
                new LinkedHashSet<>(original.references().isEmpty() ? original.inReplyTo() : original.references());
        original.messageId().ifPresent(id -> {
            thread.remove(id);
            thread.add(id);
        });
        List<String> ids =
                new ArrayList<>(thread.stream().filter(Reply::isAscii).toList());
        if (ids.size() > MOST_REFERENCES) {
            ids.subList(1, ids.size() - MOST_REFERENCES + 1).clear();
        }
        return List.copyOf(ids);
    }

    /** The text and, below it, the original's text in quotes with a line that says whose it is. */
    public static String withQuote(String text, InternetMessage original) {
        String author =
                original.from().stream().findFirst().map(Address::toString).orElse("somebody");
        String when =
                original.date().map(date -> "On " + MailDate.write(date) + ", ").orElse("");
        return text.stripTrailing() + "\n\n" + when + author + " wrote:\n" + quote(original.text()) + "\n";
    }

    /** Every line with "&gt; " before it. */
    public static String quote(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? ">" : line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
    }

    private static List<Address> writable(List<Address> addresses) {
        return addresses.stream()
                .filter(address -> Address.isValid(address.address()))
                .map(address -> new Address(address.name().replaceAll("\\p{Cntrl}+", " "), address.address()))
                .toList();
    }

    private static boolean isAscii(String id) {
        return id.chars().allMatch(c -> c < 127);
    }
}
