package aicmo.cam.local.market.letter;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.market.people.MailProgram;
import aicmo.cam.local.market.people.Meaning;
import aicmo.cam.local.market.people.Person;
import aicmo.cam.local.market.people.Reaction;
import aicmo.cam.local.market.people.Temper;
import aicmo.cam.mail.InternetMessage;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T13:03:00Z");
    private static final List<LetterBook> BOOKS = LetterBook.everywhere();
    private static final Original ORIGINAL = original("An hour – in the workshop of Müller");

    private final LetterWriter writer = new LetterWriter(BOOKS);

    static Stream<LetterBook> languages() {
        return BOOKS.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void an_answer_of_every_program_is_read_as_it_was_written(LetterBook book) {
        for (Person person : people(book)) {
            for (Meaning meaning : List.of(Meaning.POSITIVE, Meaning.NEGATIVE, Meaning.NEUTRAL, Meaning.UNSUB)) {
                Letter letter = writer.write(person, new Reaction.Answer(meaning), ORIGINAL, NOW);

                InternetMessage read = InternetMessage.parse(letter.bytes());
                String words = book.any(meaning.name(), person.wording());
                assertThat(flat(read.text())).as("%s", person).contains(flat(words));
                assertThat(read.from()).extracting(Address::address).containsExactly(person.address());
                assertThat(read.from()).extracting(Address::name).containsExactly(person.name());
                assertThat(read.inReplyTo()).containsExactly("<step-1@acme.example>");
                assertThat(read.references()).containsExactly("<step-1@acme.example>");
                assertThat(read.messageId()).contains(letter.messageId());
                assertThat(read.subject()).isEqualTo("Re: An hour – in the workshop of Müller");
                assertThat(letter.recipient()).isEqualTo("anna@acme.example");
                assertThat(letter.envelopeSender()).isEqualTo(person.address());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_program_but_one_quotes_the_original(LetterBook book) {
        for (Person person : people(book)) {
            Letter letter = writer.write(person, new Reaction.Answer(Meaning.POSITIVE), ORIGINAL, NOW);

            boolean quotes = InternetMessage.parse(letter.bytes()).text().contains("listen to machines");
            assertThat(quotes).isEqualTo(person.program() != MailProgram.WEBMAIL);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_notice_of_absence_names_the_day_in_words_of_its_language(LetterBook book) {
        for (Person person : people(book)) {
            Letter letter = writer.write(person, new Reaction.Away(4), ORIGINAL, NOW);

            InternetMessage read = InternetMessage.parse(letter.bytes());
            LocalDate back = LocalDate.of(2026, 11, 24);
            assertThat(read.text()).contains(String.valueOf(back.getDayOfMonth()));
            assertThat(read.subject()).endsWith(ORIGINAL.message().subject());
            assertThat(letter.meaning()).isEqualTo(Meaning.OOO);
            assertThat(letter.envelopeSender()).isEmpty();
            assertThat(writer.write(person, new Reaction.Away(0), ORIGINAL, NOW).bytes())
                    .isNotEqualTo(letter.bytes());
        }
    }

    @Test
    void charsets_of_all_ages_are_in_use() {
        Set<String> charsets = new HashSet<>();
        for (LetterBook book : BOOKS) {
            for (int wording = 0; wording < 12; wording++) {
                Person person = person("Kim", book, MailProgram.WEBMAIL, wording);
                byte[] bytes = writer.write(
                                person, new Reaction.Answer(Meaning.POSITIVE), original("Your workshop"), NOW)
                        .bytes();
                String raw = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                Matcher charset = Pattern.compile("charset=\"?([a-z0-9_-]+)").matcher(raw);
                assertThat(charset.find()).isTrue();
                charsets.add(charset.group(1));
            }
        }
        assertThat(charsets)
                .contains(
                        "utf-8",
                        "iso-8859-1",
                        "windows-1252",
                        "iso-8859-2",
                        "windows-1250",
                        "iso-2022-jp",
                        "shift_jis");
    }

    @Test
    void mail_systems_say_who_could_not_be_reached_and_name_the_mail_or_show_it() {
        List<String> subjects = new ArrayList<>();
        for (int wording = 0; wording < 5; wording++) {
            Person person = person(BOOKS.getFirst(), MailProgram.GMAIL, wording);
            for (boolean hard : List.of(true, false)) {
                Letter letter = writer.write(person, new Reaction.Undeliverable(hard), ORIGINAL, NOW);

                InternetMessage read = InternetMessage.parse(letter.bytes());
                String whole = new String(letter.bytes(), StandardCharsets.US_ASCII);
                assertThat(whole).contains(person.address());
                assertThat(read.to()).extracting(Address::address).containsExactly("anna@acme.example");
                assertThat(letter.envelopeSender()).isEmpty();
                subjects.add(read.subject());
                if (wording < 2) {
                    assertThat(read.deliveryReport()).isPresent();
                    assertThat(read.originalMessageIds()).contains("<step-1@acme.example>");
                }
                if (wording > 2) {
                    assertThat(read.originalMessageIds()).contains("<step-1@acme.example>");
                }
            }
        }
        assertThat(new HashSet<>(subjects)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void a_complaint_is_an_abuse_report() {
        Letter letter =
                writer.write(person(BOOKS.getFirst(), MailProgram.GMAIL, 1), new Reaction.Complaint(), ORIGINAL, NOW);

        InternetMessage read = InternetMessage.parse(letter.bytes());
        assertThat(read.feedbackReport().orElseThrow().feedbackType()).isEqualTo("abuse");
        assertThat(letter.meaning()).isEqualTo(Meaning.UNSUB);
    }

    private static List<Person> people(LetterBook book) {
        List<Person> people = new ArrayList<>();
        for (int wording = 0; wording < 12; wording++) {
            for (MailProgram program : MailProgram.values()) {
                people.add(person(book, program, wording));
            }
        }
        return people;
    }

    private static Person person(LetterBook book, MailProgram program, int wording) {
        return person("Öberg", book, program, wording);
    }

    private static Person person(String name, LetterBook book, MailProgram program, int wording) {
        return new Person(
                "A",
                "kim.oe@lead.example",
                name,
                name,
                name,
                book.language(),
                book.one("time zone"),
                Temper.INTERESTED,
                1,
                4,
                program,
                wording);
    }

    private static Original original(String subject) {
        byte[] bytes = new MessageComposer()
                .from(new Address("Anna Berg", "anna@acme.example"))
                .to(Address.of("kim.oe@lead.example"))
                .subject(subject)
                .messageId("<step-1@acme.example>")
                .date(NOW.minusSeconds(60))
                .text("Hello Kim,\n\nfew people listen to machines.\n\nAnna\n")
                .build();
        return new Original(bytes, InternetMessage.parse(bytes), 1, NOW);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
