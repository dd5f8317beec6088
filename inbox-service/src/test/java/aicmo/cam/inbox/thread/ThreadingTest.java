package aicmo.cam.inbox.thread;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyIngested.MatchedBy;
import aicmo.cam.inbox.message.Clues;
import aicmo.cam.inbox.message.Standing;
import aicmo.cam.inbox.thread.Verdict.Patience;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ThreadingTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final String LEAD = "lead@hotel.example";
    private static final String COPY = "ledger@hotel.example";
    private static final String OURS = "ana@acme.test";

    private final SentMail first = mail(LEAD);
    private final SentMail second = mail(LEAD);

    @Test
    void in_reply_to_wins_over_references_and_these_over_the_address() {
        Known known =
                new Known(Map.of("<1@a>", first, "<2@a>", second), Map.of(asked(LEAD), second), Map.of(), Set.of(OURS));

        assertAnswers(of(clues("<1@a>", List.of("<2@a>")), known), first, MatchedBy.IN_REPLY_TO, Patience.NONE);
        assertAnswers(of(clues(null, List.of("<2@a>", "<1@a>")), known), second, MatchedBy.REFERENCES, Patience.NONE);
        assertAnswers(of(clues(null, List.of()), known), second, MatchedBy.SENDER_ADDRESS, Patience.NONE);
    }

    @Test
    void an_unknown_id_before_the_match_makes_it_unsure() {
        Known known = new Known(Map.of("<1@a>", first), Map.of(asked(LEAD), first), Map.of(), Set.of());

        assertAnswers(of(clues("<new@a>", List.of("<1@a>")), known), first, MatchedBy.REFERENCES, Patience.SHORT);
        assertAnswers(of(clues("<new@a>", List.of()), known), first, MatchedBy.SENDER_ADDRESS, Patience.SHORT);
        assertAnswers(of(clues("<1@a>", List.of("<new@a>")), known), first, MatchedBy.IN_REPLY_TO, Patience.NONE);
    }

    @Test
    void what_matches_nothing_waits_and_is_then_a_strangers() {
        Verdict verdict = of(clues("<x@y>", List.of()), new Known(Map.of(), Map.of(), Map.of(), Set.of()));

        assertThat(verdict).isEqualTo(new Verdict(new Standing.Stranger(), Patience.LONG));
    }

    @Test
    void a_mail_under_its_own_id_from_its_own_sender_is_our_own() {
        Known known = new Known(Map.of("<1@a>", first), Map.of(), Map.of(), Set.of(OURS));
        Clues copy = new Clues(
                "<1@a>", List.of(OURS), List.of(), List.of(), List.of(), List.of(OURS), List.of(), false, false, NOW);

        assertThat(of(copy, known)).isEqualTo(new Verdict(new Standing.Own(), Patience.NONE));
    }

    @Test
    void a_robot_that_answers_under_our_own_id_is_no_copy() {
        Known known = new Known(Map.of("<1@a>", first), Map.of(asked(LEAD), first), Map.of(), Set.of(OURS));
        Clues robot = new Clues(
                "<1@a>", List.of(LEAD), List.of(), List.of(), List.of(), List.of(LEAD), List.of(), false, false, NOW);

        assertAnswers(of(robot, known), first, MatchedBy.SENDER_ADDRESS, Patience.NONE);
    }

    @Test
    void a_colleague_in_the_thread_of_a_lead_is_our_own_and_an_address_of_ours_that_was_written_to_answers() {
        SentMail toOurselves = mail(OURS);
        Known known = new Known(Map.of("<1@a>", first, "<self@a>", toOurselves), Map.of(), Map.of(), Set.of(OURS));

        assertThat(of(from(OURS, "<1@a>"), known).atLast()).isEqualTo(new Standing.Own());
        assertAnswers(of(from(OURS, "<self@a>"), known), toOurselves, MatchedBy.IN_REPLY_TO, Patience.NONE);
    }

    @Test
    void a_report_from_an_address_of_ours_is_a_report() {
        Known known = new Known(Map.of("<1@a>", first), Map.of(), Map.of(), Set.of(OURS));
        Clues report = new Clues(
                null, List.of(OURS), List.of(), List.of(), List.of("<1@a>"), List.of(), List.of(), true, false, NOW);

        assertAnswers(of(report, known), first, MatchedBy.DELIVERY_REPORT, Patience.NONE);
    }

    @Test
    void a_failed_recipient_tells_the_mail_where_the_report_names_no_id() {
        Known known = new Known(Map.of(), Map.of(asked(LEAD), first), Map.of(), Set.of(OURS));
        Clues report = new Clues(
                null,
                List.of("mailer-daemon@mx"),
                List.of(),
                List.of(),
                List.of(),
                List.of(LEAD),
                List.of(),
                true,
                false,
                NOW);

        assertAnswers(of(report, known), first, MatchedBy.DELIVERY_REPORT, Patience.NONE);
    }

    @Test
    void the_address_with_the_mails_token_wins_over_the_senders_address_and_not_over_ids() {
        Known known = new Known(
                Map.of("<1@a>", first), Map.of(asked(LEAD), first), Map.of("reply+x@acme.test", second), Set.of());

        assertAnswers(of(sentTo("reply+x@acme.test", null), known), second, MatchedBy.REPLY_ADDRESS, Patience.NONE);
        assertAnswers(of(sentTo("reply+x@acme.test", "<1@a>"), known), first, MatchedBy.IN_REPLY_TO, Patience.NONE);
        assertAnswers(of(sentTo("reply+y@acme.test", null), known), first, MatchedBy.SENDER_ADDRESS, Patience.SHORT);
    }

    @Test
    void a_mail_that_may_not_have_gone_is_answered_by_its_id_at_once_and_by_the_address_after_waiting() {
        SentMail queued = new SentMail(first.email(), LEAD, LEAD, null, List.of(), false);
        Known known = new Known(Map.of("<1@a>", queued), Map.of(asked(LEAD), queued), Map.of(), Set.of());

        assertAnswers(of(clues("<1@a>", List.of()), known), queued, MatchedBy.IN_REPLY_TO, Patience.NONE);
        assertAnswers(of(clues(null, List.of()), known), queued, MatchedBy.SENDER_ADDRESS, Patience.LONG);
    }

    @Test
    void who_got_a_copy_and_answers_speaks_for_themselves_and_so_does_a_report_on_their_address() {
        Known known = new Known(Map.of("<1@a>", first), Map.of(), Map.of(), Set.of());
        Clues report = new Clues(
                null,
                List.of("mailer-daemon@mx"),
                List.of(),
                List.of(),
                List.of("<1@a>"),
                List.of(COPY, "mailer-daemon@mx"),
                List.of(),
                true,
                false,
                NOW);

        assertThat(recipient(from(COPY, "<1@a>"), known)).isEqualTo(COPY);
        assertThat(recipient(report, known)).isEqualTo(COPY);
        assertThat(recipient(from(LEAD, "<1@a>"), known)).isEqualTo(LEAD);
        assertThat(recipient(from("colleague@hotel.example", "<1@a>"), known)).isEqualTo(LEAD);
    }

    @Test
    void an_address_of_ours_that_got_a_copy_answers() {
        UUID id = UUID.randomUUID();
        SentMail copied =
                new SentMail(new MailRef(id, id, null, null, null, null), LEAD, LEAD, OURS, List.of(OURS), true);
        Known known = new Known(Map.of("<1@a>", copied), Map.of(), Map.of(), Set.of(OURS));

        assertThat(recipient(from(OURS, "<1@a>"), known)).isEqualTo(OURS);
    }

    private static String recipient(Clues clues, Known known) {
        return ((Standing.Threaded) of(clues, known).atLast()).threading().recipient();
    }

    @Test
    void a_newsletter_of_a_lead_is_no_answer_and_a_lists_answer_to_our_mail_is() {
        Known known = new Known(Map.of("<1@a>", first), Map.of(asked(LEAD), first), Map.of(), Set.of());

        assertThat(of(toMany(List.of()), known)).isEqualTo(new Verdict(new Standing.ListMail(), Patience.SHORT));
        assertThat(of(toMany(List.of("<unknown@x>")), known))
                .isEqualTo(new Verdict(new Standing.ListMail(), Patience.LONG));
        assertAnswers(of(toMany(List.of("<1@a>")), known), first, MatchedBy.IN_REPLY_TO, Patience.NONE);
    }

    private static Clues toMany(List<String> inReplyTo) {
        return new Clues(
                "<own@x>", List.of(LEAD), inReplyTo, List.of(), List.of(), List.of(LEAD), List.of(), false, true, NOW);
    }

    private static Clues sentTo(String address, String inReplyTo) {
        List<String> ids = inReplyTo == null ? List.of() : List.of(inReplyTo);
        return new Clues(
                "<own@x>",
                List.of(LEAD),
                ids,
                List.of(),
                List.of(),
                List.of(LEAD),
                List.of(address),
                false,
                false,
                NOW);
    }

    private static Verdict of(Clues clues, Known known) {
        return Threading.of(clues, known);
    }

    private static void assertAnswers(Verdict verdict, SentMail mail, MatchedBy how, Patience patience) {
        assertThat(verdict.patience()).isEqualTo(patience);
        assertThat(verdict.atLast()).isInstanceOfSatisfying(Standing.Threaded.class, threaded -> {
            assertThat(threaded.threading().email()).isEqualTo(mail.email());
            assertThat(threaded.threading().matchedBy()).isEqualTo(how);
        });
    }

    private static Clues clues(String inReplyTo, List<String> references) {
        List<String> ids = inReplyTo == null ? List.of() : List.of(inReplyTo);
        return new Clues(
                "<own@x>", List.of(LEAD), ids, references, List.of(), List.of(LEAD), List.of(), false, false, NOW);
    }

    private static Clues from(String sender, String inReplyTo) {
        return new Clues(
                "<own@x>",
                List.of(sender),
                List.of(inReplyTo),
                List.of(),
                List.of(),
                List.of(sender),
                List.of(),
                false,
                false,
                NOW);
    }

    private static Known.Asked asked(String address) {
        return new Known.Asked(address, NOW);
    }

    private static SentMail mail(String recipient) {
        UUID id = UUID.randomUUID();
        return new SentMail(new MailRef(id, id, id, id, "main", 1), recipient, recipient, OURS, List.of(COPY), true);
    }
}
