package aicmo.cam.local.market.books;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.market.books.LeadEntry.StepEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksTest {
    private static final String LEAD = "kim@lead.example";

    private final List<CampaignEntry> campaigns =
            new ArrayList<>(List.of(new CampaignEntry("A", "FINISHED", 1, Map.of("CONTACTED", 1L))));
    private final List<LeadEntry> leads = new ArrayList<>();
    private final List<MailEntry> mails = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();

    /** What followup says of a step, why, what the sender says, how the campaign stands, how often it arrived, and whether that fits. */
    @ParameterizedTest
    @CsvSource({
        "SENT,      '',          SENT,      FINISHED, 1, true",
        "SENT,      '',          BOUNCED,   PAUSED,   1, true",
        "SENT,      '',          SENT,      FINISHED, 0, false",
        "SENT,      '',          SENT,      FINISHED, 2, false",
        "FAILED,    refused,     FAILED,    FINISHED, 0, true",
        "FAILED,    '',          FAILED,    FINISHED, 0, false",
        "FAILED,    refused,     FAILED,    FINISHED, 1, false",
        "FAILED,    refused,     SENT,      FINISHED, 0, false",
        "NOT_SENT,  declined,    '',        FINISHED, 0, true",
        "NOT_SENT,  '',          '',        FINISHED, 0, false",
        "NOT_SENT,  declined,    '',        FINISHED, 1, false",
        "PENDING,   '',          '',        PAUSED,   0, true",
        "PENDING,   '',          '',        PAUSED,   1, false",
        "PENDING,   '',          '',        ACTIVE,   0, false",
        "PENDING,   '',          '',        FINISHED, 0, false",
        "REQUESTED, '',          QUEUED,    PAUSED,   0, true",
        "REQUESTED, '',          QUEUED,    ACTIVE,   0, false",
        "REQUESTED, '',          SENT,      PAUSED,   1, false",
        "REQUESTED, '',          UNKNOWN,   ACTIVE,   0, true",
        "REQUESTED, '',          UNKNOWN,   ACTIVE,   1, true",
        "REQUESTED, '',          UNKNOWN,   ACTIVE,   2, false",
        "LOST,      '',          '',        FINISHED, 0, false"
    })
    void a_step_is_accounted_for_or_not(
            String status, String reason, String mail, String campaign, int arrived, boolean balanced) {
        campaigns.set(0, new CampaignEntry("A", campaign, 1, Map.of("CONTACTED", 1L)));
        leads.add(new LeadEntry("A", LEAD, "1", "CONTACTED", List.of(new StepEntry(1, status, reason))));
        if (!mail.isEmpty()) {
            mails.add(new MailEntry("1", 1, LEAD, mail, "said why"));
        }
        for (int i = 0; i < arrived; i++) {
            arrivals.add(new Arrival("A", LEAD, 1, "<" + i + "@acme.example>"));
        }

        assertThat(balance().isBalanced()).as("%s", balance().discrepancies()).isEqualTo(balanced);
    }

    @Test
    void a_second_arrival_is_a_duplicate() {
        sent(1);
        arrive(1);
        arrive(1);
        arrive(1);

        assertThat(balance().duplicates()).isEqualTo(2);
        assertThat(balance().discrepancies()).containsExactly("step 1 to " + LEAD + " arrived 3 times");
    }

    @Test
    void what_was_sent_and_did_not_arrive_is_lost() {
        sent(1);

        assertThat(balance().lost()).isEqualTo(1);
        assertThat(balance().discrepancies())
                .containsExactly("step 1 to " + LEAD + " is said to be sent and did not arrive");
    }

    @Test
    void what_arrived_and_nobody_booked_does_not_balance() {
        sent(1);
        arrive(1);
        arrivals.add(new Arrival("A", LEAD, 2, "<x@acme.example>"));
        arrivals.add(new Arrival("A", LEAD, 0, "<y@acme.example>"));
        arrivals.add(new Arrival("B", "someone@else.example", 1, "<z@acme.example>"));

        assertThat(balance().discrepancies())
                .containsExactlyInAnyOrder(
                        "step 2 arrived at " + LEAD + ", and nobody has it in the books",
                        "a mail that is no step arrived at " + LEAD + ", and nobody has it in the books",
                        "step 1 arrived at someone@else.example, and nobody has it in the books");
    }

    @Test
    void a_step_behind_one_that_cannot_be_known_waits() {
        campaigns.set(0, new CampaignEntry("A", "ACTIVE", 1, Map.of("NEW", 1L)));
        leads.add(new LeadEntry(
                "A",
                LEAD,
                "1",
                "NEW",
                List.of(
                        new StepEntry(1, "REQUESTED", ""),
                        new StepEntry(2, "PENDING", ""),
                        new StepEntry(3, "PENDING", ""))));
        mails.add(new MailEntry("1", 1, LEAD, "UNKNOWN", "the sender died while it handed the mail over"));

        assertThat(balance().discrepancies()).isEmpty();
        assertThat(balance().unknown()).isEqualTo(1);
        assertThat(balance().waiting()).isEqualTo(2);
    }

    @Test
    void an_unknown_outcome_without_a_reason_does_not_balance() {
        leads.add(new LeadEntry("A", LEAD, "1", "CONTACTED", List.of(new StepEntry(1, "REQUESTED", ""))));
        mails.add(new MailEntry("1", 1, LEAD, "UNKNOWN", ""));

        assertThat(balance().isBalanced()).isFalse();
    }

    @Test
    void a_lead_that_is_missing_or_there_twice_does_not_balance() {
        assertThat(balance().discrepancies()).containsExactly("'A' took 1 leads, lists 0 and counts 1 in its states");
        leads.add(new LeadEntry("A", LEAD, "1", "CONTACTED", List.of()));
        assertThat(balance().isBalanced()).isTrue();
        leads.add(new LeadEntry("A", LEAD, "2", "CONTACTED", List.of()));
        assertThat(balance().discrepancies())
                .containsExactly(
                        LEAD + " is a lead of 'A' more than once",
                        "'A' took 1 leads, lists 2 and counts 1 in its states");
    }

    @Test
    void a_state_that_there_is_not_does_not_balance() {
        leads.add(new LeadEntry("A", LEAD, "1", "HAPPY", List.of()));

        assertThat(balance().discrepancies()).containsExactly(LEAD + " is in the state 'HAPPY', which there is not");
    }

    @Test
    void a_mail_that_the_sender_has_twice_does_not_balance() {
        sent(1);
        sent(1);
        leads.removeLast();
        arrive(1);

        assertThat(balance().discrepancies()).containsExactly("the sender has step 1 to " + LEAD + " more than once");
    }

    @Test
    void equal_reasons_are_counted_together() {
        leads.add(new LeadEntry(
                "A",
                LEAD,
                "1",
                "SUPPRESSED",
                List.of(
                        new StepEntry(1, "FAILED", "SUPPRESSED: a@b.example bounced"),
                        new StepEntry(2, "NOT_SENT", "declined: not interested"),
                        new StepEntry(3, "NOT_SENT", "declined: no need"))));

        assertThat(balance().notSent()).isEqualTo(Map.of("suppressed", 1, "declined", 2));
    }

    private void sent(int step) {
        leads.add(new LeadEntry("A", LEAD, "1", "CONTACTED", List.of(new StepEntry(step, "SENT", ""))));
        mails.add(new MailEntry("1", step, LEAD, "SENT", ""));
    }

    private void arrive(int step) {
        arrivals.add(new Arrival("A", LEAD, step, "<" + arrivals.size() + "@acme.example>"));
    }

    private Balance balance() {
        return Books.balance(campaigns, leads, mails, arrivals);
    }
}
