package aicmo.cam.local.market.people;

import aicmo.cam.local.market.letter.LetterBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Invents people; the same seed invents the same. */
public final class Crowd {
    private static final MailProgram[] PROGRAMS = MailProgram.values();

    private static final int[] ANSWERED_STEPS = {1, 2, 1, 3, 1, 1, 2, 1, 3, 1};

    private final List<LetterBook> books;
    private final Random chance;
    private final Set<String> taken = new HashSet<>();
    private int answering;

    public Crowd(List<LetterBook> books, long seed) {
        this.books = List.copyOf(books);
        this.chance = new Random(seed);
    }

    /** So many people of whom no two share an address, in this crowd. */
    public List<Person> people(String campaign, int count, Shares shares) {
        List<Person> people = new ArrayList<>();
        answering = 0;
        for (Temper temper : shares.shuffled(count, chance)) {
            people.add(person(campaign, temper, books.get(people.size() % books.size())));
        }
        java.util.Collections.shuffle(people, chance);
        return people;
    }

    private Person person(String campaign, Temper temper, LetterBook book) {
        Word first = any(book, "first names");
        Word last = any(book, "last names");
        Word company = any(book, "companies");
        return new Person(
                campaign,
                address(first.latin() + "." + last.latin(), company.latin() + ".example"),
                first.written(),
                last.written(),
                company.written(),
                book.language(),
                book.one("time zone"),
                temper,
                answersAt(temper),
                chance.nextInt(4) == 0 ? 0 : 2 + chance.nextInt(4),
                PROGRAMS[chance.nextInt(PROGRAMS.length)],
                chance.nextInt(1 << 20));
    }

    /** Most who answer do so at once, in any crowd; who is away must have a step left to answer at. */
    private int answersAt(Temper temper) {
        return switch (temper) {
            case AWAY, AWAY_THEN_INTERESTED -> chance.nextInt(10) < 7 ? 1 : 2;
            case INTERESTED, DECLINING, UNDECIDED, OPTING_OUT, COMPLAINING ->
                ANSWERED_STEPS[answering++ % ANSWERED_STEPS.length];
            case GONE, FULL, SILENT -> 1;
        };
    }

    private String address(String local, String domain) {
        String address = local + "@" + domain;
        for (int more = 2; !taken.add(address); more++) {
            address = local + more + "@" + domain;
        }
        return address;
    }

    private Word any(LetterBook book, String section) {
        List<String> choices = book.all(section);
        return Word.of(choices.get(chance.nextInt(choices.size())));
    }

    /** A name, and what of it an address can hold. */
    private record Word(String written, String latin) {
        static Word of(String choice) {
            int bar = choice.indexOf('|');
            return bar < 0
                    ? new Word(choice, choice.toLowerCase(Locale.ROOT))
                    : new Word(choice.substring(0, bar), choice.substring(bar + 1));
        }
    }
}
