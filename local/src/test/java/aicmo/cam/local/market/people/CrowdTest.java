package aicmo.cam.local.market.people;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.market.letter.LetterBook;
import aicmo.cam.mail.address.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final Shares SHARES = new Shares(Map.of(Temper.INTERESTED, 1, Temper.SILENT, 1));

    @Test
    void a_seed_repeats_the_people() {
        assertThat(people(3)).isEqualTo(people(3)).isNotEqualTo(people(4));
    }

    @Test
    void thousands_of_people_have_valid_addresses_of_their_own() {
        List<Person> people = new Crowd(LetterBook.everywhere(), 1).people("A", 5000, SHARES);

        assertThat(people).extracting(Person::address).doesNotHaveDuplicates().allMatch(Address::isValid);
        assertThat(people)
                .extracting(Person::address)
                .allMatch(address -> address.equals(Address.of(address).key()));
    }

    @Test
    void two_campaigns_of_one_crowd_share_nobody() {
        Crowd crowd = new Crowd(LetterBook.everywhere(), 1);

        assertThat(crowd.people("A", 500, SHARES))
                .extracting(Person::address)
                .doesNotContainAnyElementsOf(crowd.people("B", 500, SHARES).stream()
                        .map(Person::address)
                        .toList());
    }

    @Test
    void every_language_is_spoken() {
        assertThat(people(1))
                .extracting(Person::language)
                .contains("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja");
    }

    @Test
    void most_who_answer_do_so_at_the_first_mail_whatever_the_seed() {
        for (long seed = 0; seed < 50; seed++) {
            List<Person> answering = people(seed).stream()
                    .filter(person -> person.temper() == Temper.INTERESTED)
                    .toList();
            assertThat(answering).filteredOn(person -> person.answersAt() == 1).hasSize(18);
            assertThat(answering).extracting(Person::answersAt).containsOnly(1, 2, 3);
        }
    }

    @Test
    void who_is_away_says_so_once_and_may_answer_the_next_mail() {
        assertThat(Temper.AWAY_THEN_INTERESTED.reaction(1, 1, 4)).contains(new Reaction.Away(4));
        assertThat(Temper.AWAY_THEN_INTERESTED.reaction(2, 1, 4)).contains(new Reaction.Answer(Meaning.POSITIVE));
        assertThat(Temper.AWAY_THEN_INTERESTED.reaction(3, 1, 4)).isEqualTo(Optional.empty());
        assertThat(Temper.AWAY.reaction(2, 1, 4)).isEqualTo(Optional.empty());
    }

    @Test
    void a_dead_address_fails_every_time() {
        for (int step = 1; step <= 3; step++) {
            assertThat(Temper.GONE.reaction(step, 2, 0)).contains(new Reaction.Undeliverable(true));
        }
    }

    private static List<Person> people(long seed) {
        return new Crowd(LetterBook.everywhere(), seed).people("A", 60, SHARES);
    }
}
