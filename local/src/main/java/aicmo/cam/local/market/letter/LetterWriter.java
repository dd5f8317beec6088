package aicmo.cam.local.market.letter;

import aicmo.cam.local.market.people.Person;
import aicmo.cam.local.market.people.Reaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what the market answers. */
public final class LetterWriter {
    private final Map<String, LetterBook> books;

    public LetterWriter(List<LetterBook> books) {
        this.books = books.stream().collect(Collectors.toMap(LetterBook::language, Function.identity()));
    }

    /** What comes back from this person, or from the mail systems on the way, for that mail. */
    public Letter write(Person person, Reaction reaction, Original original, Instant now) {
        LetterBook book = books.get(person.language());
        String to = original.answersTo().address();
        return switch (reaction) {
            case Reaction.Answer answer ->
                Letter.of(
                        person,
                        answer.meaning(),
                        person.address(),
                        to,
                        new Answers(book, person, original, now).write(answer.meaning()));
            case Reaction.Away away ->
                Letter.of(
                        person, away.meaning(), "", to, new AwayNotice(book, person, original, now).write(away.days()));
            case Reaction.Undeliverable failure ->
                Letter.of(person, failure.meaning(), "", to, new Returned(person, original, now).write(failure.hard()));
            case Reaction.Complaint complaint ->
                Letter.of(person, complaint.meaning(), "", to, Returned.complaint(person, original, now));
        };
    }
}
