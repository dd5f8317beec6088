package aicmo.cam.local.market;

import static aicmo.cam.local.TestLimits.HANGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.local.market.books.Arrival;
import aicmo.cam.local.market.letter.Letter;
import aicmo.cam.local.market.letter.LetterBook;
import aicmo.cam.local.market.letter.LetterWriter;
import aicmo.cam.local.market.people.Crowd;
import aicmo.cam.local.market.people.Person;
import aicmo.cam.local.market.people.Shares;
import aicmo.cam.local.market.people.Temper;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final List<LetterBook> BOOKS = LetterBook.everywhere();

    @Test
    void people_and_mail_systems_answer_by_mail_and_nothing_is_answered_twice() throws Exception {
        Shares shares = new Shares(Map.of(Temper.INTERESTED, 1, Temper.GONE, 1, Temper.COMPLAINING, 1));
        List<Person> people = new Crowd(BOOKS, 1).people("A", 6, shares);
        try (MailServer server = MailServer.start(0, 0);
                Market market = new Market(
                        server,
                        people,
                        (person, text) -> person.answersAt(),
                        new LetterWriter(BOOKS),
                        Duration.ofMillis(100),
                        Clock.systemUTC());
                Postman postman = new Postman(server)) {
            server.addMailbox(CampaignPlan.MAILBOX, "secret");
            market.open();
            for (Person person : people) {
                postman.send(CampaignPlan.MAILBOX, person.address(), mail(person, "first"));
                postman.send(CampaignPlan.MAILBOX, person.address(), mail(person, "first"));
            }

            // and a newsletter, and a copy of the first mail
            await().atMost(HANGS).untilAsserted(() -> {
                market.check();
                assertThat(server.messages(CampaignPlan.MAILBOX)).hasSize(6 + 2);
                // the second copies of mails come when the first ones are answered already
                assertThat(market.arrivals()).hasSize(12);
            });
            assertThat(market.arrivals()).extracting(Arrival::campaign).containsOnly("A");
            assertThat(market.answers())
                    .extracting(Letter::messageId)
                    .doesNotHaveDuplicates()
                    .hasSize(6);
            assertThat(market.isQuiet()).isTrue();
            List<String> ids = new ArrayList<>();
            for (var message : server.messages(CampaignPlan.MAILBOX)) {
                ids.add(message.getHeader("Message-ID", null));
            }
            assertThat(ids)
                    .containsAll(
                            market.answers().stream().map(Letter::messageId).toList())
                    .contains(
                            market.bystanders().newsletter().orElseThrow(),
                            market.bystanders().copy().orElseThrow());
        }
    }

    private static byte[] mail(Person person, String text) {
        return new MessageComposer()
                .from(new Address("Anna Berg", CampaignPlan.MAILBOX))
                .to(Address.of(person.address()))
                .subject("Hello")
                .date(Instant.parse("2026-11-20T13:03:00Z"))
                .text(text)
                .build();
    }
}
