package aicmo.cam.local.market.letter;

import aicmo.cam.local.market.people.Meaning;
import aicmo.cam.local.market.people.Person;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.Reply;
import aicmo.cam.mail.address.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** A person's answer, as the person's mail program makes it. */
final class Answers {
    private final LetterBook book;
    private final Person person;
    private final Original original;
    private final Instant now;

    Answers(LetterBook book, Person person, Original original, Instant now) {
        this.book = book;
        this.person = person;
        this.original = original;
        this.now = now;
    }

    byte[] write(Meaning meaning) {
        Map<String, String> values = values();
        String words = fill(book.any(meaning.name(), person.wording()), values);
        String closing = fill(book.any("closings", person.wording() / 7), values);
        String answer = words + "\n\n" + closing;
        Quoting quoting = new Quoting(original.message().text(), attribution(values));
        return switch (person.program()) {
            case GMAIL ->
                composer()
                        .text(quoting.below(answer))
                        .html(quoting.htmlBelow(answer))
                        .build();
            case OUTLOOK ->
                composer()
                        .text(quoting.belowBlock(answer))
                        .html(quoting.htmlBelowBlock(answer))
                        .build();
            case OUTLOOK_WEB -> composer().html(quoting.htmlBelowBlock(answer)).build();
            case IPHONE -> plain(quoting.below(words + "\n\n" + book.one("iphone")));
            case THUNDERBIRD -> plain(quoting.above(answer));
            case WEBMAIL -> plain(answer + "\n");
        };
    }

    private String attribution(Map<String, String> values) {
        String section =
                switch (person.program()) {
                    case GMAIL, WEBMAIL -> "gmail";
                    case OUTLOOK, OUTLOOK_WEB -> "outlook";
                    case IPHONE -> "apple";
                    case THUNDERBIRD -> "thunderbird";
                };
        // In a line about the original, the name is that of its author.
        Map<String, String> ofOriginal = Map.of(
                "who", original.from().toString(),
                "name", original.from().name(),
                "address", original.from().address(),
                "me", values.get("me"),
                "subject", original.message().subject());
        return fill(book.one(section), ofOriginal);
    }

    private MessageComposer composer() {
        MessageComposer reply = Reply.to(original.message())
                .from(new Address(person.name(), person.address()))
                .date(now)
                .messageId(id());
        return switch (person.program()) {
            case OUTLOOK, OUTLOOK_WEB ->
                reply.header("X-MS-Has-Attach", "").header("Thread-Index", "AQHb" + person.wording());
            case IPHONE -> reply.header("X-Mailer", "iPhone Mail (22G86)");
            case THUNDERBIRD -> reply.header("User-Agent", "Mozilla Thunderbird");
            case GMAIL, WEBMAIL -> reply;
        };
    }

    private byte[] plain(String text) {
        byte[] utf8 = composer().text(text).build();
        return Charsets.recode(utf8, text, book.any("charsets", person.wording() / 3), person.wording() % 2 == 0);
    }

    /** The same for the same answer; two answers of one person to two mails differ. */
    private String id() {
        String key = person.address() + "/" + original.message().messageId().orElse("") + "/" + now;
        UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return switch (person.program()) {
            case GMAIL -> "<CA+" + id.toString().replace("-", "") + "@mail.gmail.com>";
            case OUTLOOK, OUTLOOK_WEB ->
                "<" + id.toString().toUpperCase(java.util.Locale.ROOT).replace("-", "")
                        + "@AM0PR04MB1234.eurprd04.prod.outlook.com>";
            case IPHONE, THUNDERBIRD, WEBMAIL -> "<" + id + "@" + person.domain() + ">";
        };
    }

    private Map<String, String> values() {
        return Map.of(
                "first", person.firstName(),
                "last", person.lastName(),
                "name", person.name(),
                "company", person.company(),
                "domain", person.domain(),
                "number", String.valueOf(100 + person.wording() % 900),
                "me", person.name() + " <" + person.address() + ">");
    }

    private String fill(String text, Map<String, String> values) {
        return book.fill(text, values, original.at().atZone(ZoneId.of(person.timeZone())));
    }
}
