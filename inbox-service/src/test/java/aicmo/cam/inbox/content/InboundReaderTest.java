package aicmo.cam.inbox.content;

import static aicmo.cam.inbox.Post.letter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.ReplyIngested;
import aicmo.cam.inbox.mailbox.Fetched;
import aicmo.cam.inbox.message.Inbound;
import aicmo.cam.inbox.message.Standing;
import aicmo.cam.messaging.EventJson;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboundReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    /** What the outbox takes. */
    private static final int LARGEST_EVENT = 900 * 1024;

    private final InboundReader reader = new InboundReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_largest_message_still_fits_into_an_event() {
        String control = "\u0001".repeat(200_000);
        String headers = IntStream.range(0, 400)
                .mapToObj(i -> "X-Auto-" + i + ": " + "\u0001".repeat(900))
                .collect(Collectors.joining("\r\n"));
        byte[] raw = letter(control, "From: \"" + control + "\" <a@b.example>", "Subject: " + control, headers);
        ReplyIngested event =
                read(raw, Optional.of(NOW)).told(new Standing.Stranger(), NOW).orElseThrow();

        assertThat(event.truncated()).isTrue();
        assertThat(EventJson.write(event).length).isLessThan(LARGEST_EVENT);
    }

    @Test
    void a_time_that_cannot_be_is_not_believed() {
        byte[] raw = letter("Hi", "Date: Tue, 01 Jan 9999 10:00:00 +0000");

        assertThat(read(raw, Optional.of(Instant.parse("1969-01-01T00:00:00Z"))).receivedAt())
                .isEqualTo(NOW);
        assertThat(read(letter("Hi", "Date: Tue, 03 Mar 2026 09:00:00 +0000"), Optional.empty())
                        .receivedAt())
                .isEqualTo("2026-03-03T09:00:00Z");
    }

    @Test
    void the_same_bytes_are_the_same_message_and_two_without_content_are_not() {
        byte[] raw = letter("Hi", "From: a@b.example");
        Inbound here = reader.read("m", "f", 1, new Fetched(1, 9, raw, true, Optional.empty()))
                .message();
        Inbound there = reader.read("m", "f", 2, new Fetched(7, 9, raw, true, Optional.empty()))
                .message();
        byte[] none = new byte[0];
        Inbound one = reader.read("m", "f", 1, new Fetched(1, 9, none, false, Optional.empty()))
                .message();
        Inbound two = reader.read("m", "f", 1, new Fetched(2, 9, none, false, Optional.empty()))
                .message();

        assertThat(here.contentHash()).isEqualTo(there.contentHash());
        assertThat(one.contentHash()).isNotEqualTo(two.contentHash());
    }

    @Test
    void a_copy_that_came_another_way_is_the_same_message_and_another_letter_under_its_id_is_not() {
        String[] letter = {"From: A <a@b.example>", "Message-ID: <1@b>", "Date: Tue, 03 Mar 2026 09:00:00 +0000"};
        byte[] direct = letter("Hi", letter);
        byte[] asSpam = ("X-Spam-Flag: YES\r\nReceived: by mx\r\n" + new String(direct, UTF_8)).getBytes(UTF_8);
        byte[] another = letter("Ho", letter);

        assertThat(hash(asSpam)).isEqualTo(hash(direct)).isNotEqualTo(hash(another));
        assertThat(hash(letter("Hi", "From: a@b.example"))).isNotEqualTo(hash(letter("Hi", "From: c@b.example")));
    }

    @Test
    void mail_to_many_is_told_by_its_headers_and_automatic_answers_and_reports_are_none() {
        assertThat(isList("List-Id: <news.hotel.example>")).isTrue();
        assertThat(isList("List-Unsubscribe: <https://hotel.example/u>", "Precedence: bulk"))
                .isTrue();
        assertThat(isList("Precedence: list")).isTrue();
        assertThat(isList("Precedence: bulk")).isFalse();
        assertThat(isList("List-Id: <x>", "Auto-Submitted: auto-replied")).isFalse();
        assertThat(isList("X-Mailer: Apple Mail")).isFalse();
    }

    private boolean isList(String... headers) {
        return read(letter("Hi", headers), Optional.of(NOW)).clues().list();
    }

    private byte[] hash(byte[] raw) {
        return read(raw, Optional.of(NOW)).contentHash();
    }

    @Test
    void text_is_cut_between_characters_and_halves_of_characters_are_marked() {
        assertThat(Characters.kept("a👍b", 4)).isEqualTo("a");
        assertThat(Characters.kept("a👍b", 5)).isEqualTo("a👍");
        assertThat(Characters.kept("x\ud83dy\u0000z", 100)).isEqualTo("x\ufffdyz");
    }

    @Test
    void addresses_are_found_wherever_they_stand_in_a_text() {
        String text =
                "To: <Anna.Berg@Hotel.Example>: 550 unknown (jo@x.example).\nnoone@ @nowhere a@b 'q@y.example', =z@y.example";

        assertThat(TextAddresses.in(text))
                .containsExactly("anna.berg@hotel.example", "jo@x.example", "q@y.example", "z@y.example");
    }

    @Test
    void an_address_beyond_ascii_is_found_in_a_text_whole_or_not_at_all() {
        assertThat(TextAddresses.in("für <Jo\u0308rg@Firma.example>, दीप@firma.example: 550"))
                .containsExactly("jörg@firma.example", "दीप@firma.example");
    }

    /** RFC 6532: it stands in the header as it is. */
    @Test
    void an_author_beyond_ascii_is_a_clue_however_the_name_is_spelled() {
        assertThat(read(letter("Hi", "From: Jörg <JO\u0308RG@Firma.example>"), Optional.empty())
                        .clues()
                        .senders())
                .containsExactly("jörg@firma.example");
    }

    @Test
    void a_report_names_a_recipient_beyond_ascii() {
        byte[] raw = """
                From: MAILER-DAEMON@mx.example
                Content-Type: multipart/report; report-type=global-delivery-status; boundary=b

                --b
                Content-Type: message/global-delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: utf-8; j\\x{F6}rg@firma.example
                Action: failed
                Status: 5.1.1
                --b--
                """.replace("\n", "\r\n").getBytes(UTF_8);

        assertThat(read(raw, Optional.empty()).clues().addresses()).contains("jörg@firma.example");
    }

    @Test
    void a_long_text_without_an_address_is_read_in_no_time() {
        assertThat(TextAddresses.in("a".repeat(65_000) + "@".repeat(65_000))).isEmpty();
    }

    @Test
    void headers_that_speak_travel_and_others_do_not() {
        byte[] raw =
                "Auto-Submitted: auto-replied\r\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example\r\nX-Secret: 1\r\n\r\n"
                        .getBytes(UTF_8);

        assertThat(read(raw, Optional.empty()).headers())
                .containsOnlyKeys("auto-submitted", "x-ms-exchange-inbox-rules-loop");
    }

    private Inbound read(byte[] raw, Optional<Instant> arrivedAt) {
        return reader.read("ana@acme.test", "INBOX", 1, new Fetched(1, raw.length, raw, true, arrivedAt))
                .message();
    }
}
