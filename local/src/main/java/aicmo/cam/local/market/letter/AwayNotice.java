package aicmo.cam.local.market.letter;

import aicmo.cam.local.market.people.Person;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.Reply;
import aicmo.cam.mail.address.Address;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/** The answer of a mailbox whose owner is away, with the headers of several mail systems, and of one that sets none. */
final class AwayNotice {
    private final LetterBook book;
    private final Person person;
    private final Original original;
    private final Instant now;

    AwayNotice(LetterBook book, Person person, Original original, Instant now) {
        this.book = book;
        this.person = person;
        this.original = original;
        this.now = now;
    }

    byte[] write(int days) {
        ZonedDateTime today = now.atZone(ZoneId.of(person.timeZone()));
        Map<String, String> values = new HashMap<>();
        values.put("subject", original.message().subject());
        values.put("domain", person.domain());
        values.put("date", book.time(book.any("day", person.wording() / 5), today.plusDays(days)));
        String text = book.any(days > 0 ? "away" : "away undated", person.wording());
        MessageComposer notice = Reply.to(original.message())
                .subject(book.fill(book.any("away subject", person.wording()), values, today))
                .from(new Address(person.name(), person.address()))
                .date(now)
                .text(book.fill(text, values, today) + "\n\n" + person.name() + "\n" + person.company() + "\n");
        return headers(notice).build();
    }

    private MessageComposer headers(MessageComposer notice) {
        return switch (person.wording() % 4) {
            case 0 -> notice.header("Auto-Submitted", "auto-generated").header("X-Auto-Response-Suppress", "All");
            case 1 ->
                notice.header("Auto-Submitted", "auto-replied")
                        .header("Precedence", "bulk")
                        .header("X-Autoreply", "yes");
            case 2 -> notice.header("Auto-Submitted", "auto-replied (vacation)");
            // Fewer than half of real notices say what they are.
            default -> notice;
        };
    }
}
