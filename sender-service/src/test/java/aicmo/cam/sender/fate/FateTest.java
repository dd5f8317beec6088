package aicmo.cam.sender.fate;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced.Via;
import aicmo.cam.events.MailRef;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FateTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");
    private static final String OURS = "<ours@acme.test>";
    private static final String REAL = "<real@amazonses.test>";

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "SENDING", "SENT", "UNKNOWN", "CANCELLED"})
    void whatever_order_facts_are_told_in_the_mail_ends_alike_and_the_same_is_published(MailStatus status) {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<Fact> facts = some(random);
            Standing mail = mail(status, status == MailStatus.CANCELLED);
            Fate.After expected = told(mail, facts, 1);
            for (int shuffle = 0; shuffle < 10; shuffle++) {
                Collections.shuffle(facts, random);
                Fate.After other = told(mail, facts, 1 + random.nextInt(facts.size()));
                assertThat(other.mail()).as("%s", facts).isEqualTo(expected.mail());
                assertThat(kinds(other)).as("%s", facts).isEqualTo(kinds(expected));
            }
        }
    }

    @Test
    void a_late_sent_or_delivered_undoes_nothing() {
        Fate.After bounced = Fate.of(mail(MailStatus.SENT, false), List.of(fact(FactKind.BOUNCED, 5)));

        Fate.After later = Fate.of(bounced.mail(), List.of(fact(FactKind.TAKEN, 1), fact(FactKind.DELIVERED, 6)));

        assertThat(later.mail().status()).isEqualTo(MailStatus.BOUNCED);
        assertThat(later.mail().detail()).isEqualTo("BOUNCED at 5");
        assertThat(later.tellings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "BOUNCED", "FAILED", "SUPPRESSED"})
    void a_complaint_wins_over_everything(FactKind other) {
        assertThat(Fate.of(mail(MailStatus.SENT, false), List.of(fact(FactKind.COMPLAINED, 1), fact(other, 2)))
                        .mail()
                        .status())
                .isEqualTo(MailStatus.COMPLAINED);
    }

    @ParameterizedTest
    @EnumSource(FactKind.class)
    void whatever_is_told_of_an_unknown_mail_proves_that_it_went(FactKind kind) {
        Fate.After after = Fate.of(mail(MailStatus.UNKNOWN, false), List.of(fact(kind, 3)));

        assertThat(after.mail().status()).isEqualTo(kind.status());
        assertThat(after.mail().sentAt()).isEqualTo(T);
        assertThat(after.mail().messageIds()).containsExactly(OURS, REAL);
        assertThat(after.tellings().getFirst()).isInstanceOf(Telling.Sent.class);
    }

    @Test
    void a_new_message_id_is_published_once() {
        Fate.After first = Fate.of(mail(MailStatus.SENT, false), List.of(fact(FactKind.DELIVERED, 1)));
        Fate.After second = Fate.of(first.mail(), List.of(fact(FactKind.OPENED, 2)));

        assertThat(first.tellings()).containsExactly(new Telling.Sent());
        assertThat(first.mail().messageIds()).containsExactly(OURS, REAL);
        assertThat(second.tellings()).isEmpty();
    }

    @Test
    void a_report_proves_only_where_the_outcome_was_unknown_and_a_hard_bounce_is_told_once_of_each_witness() {
        Fact report = Fact.ofReply(ID, FactKind.BOUNCED, T, "came back");

        assertThat(Fate.of(mail(MailStatus.QUEUED, false), List.of(report))
                        .mail()
                        .status())
                .isEqualTo(MailStatus.QUEUED);
        assertThat(Fate.of(mail(MailStatus.UNKNOWN, false), List.of(report))
                        .mail()
                        .status())
                .isEqualTo(MailStatus.BOUNCED);
        assertThat(Fate.of(mail(MailStatus.SENT, false), List.of(fact(FactKind.BOUNCED, 1), report, report))
                        .tellings())
                .filteredOn(Telling.Bounced.class::isInstance)
                .singleElement()
                .matches(told -> ((Telling.Bounced) told).kind() == BounceKind.HARD
                        && ((Telling.Bounced) told).via() == Via.WEBHOOK);
    }

    @Test
    void a_thousand_opens_are_one_entry_that_counts_them() {
        List<Fact> opens = new ArrayList<>();
        for (int i = 1000; i > 0; i--) {
            opens.add(fact(FactKind.OPENED, i));
        }

        Standing mail = Fate.of(mail(MailStatus.SENT, false), opens).mail();

        assertThat(mail.timeline())
                .filteredOn(entry -> entry.what().equals("OPENED"))
                .singleElement()
                .isEqualTo(new TimelineEntry(T.plusSeconds(1), "OPENED", "resend", "OPENED at 1", 1000));
    }

    @Test
    void a_mail_that_another_replaced_does_not_stand_again() {
        Standing replaced = mail(MailStatus.CANCELLED, true);

        Fate.After after = Fate.of(replaced, List.of(fact(FactKind.DELIVERED, 1), fact(FactKind.BOUNCED, 2)));

        assertThat(after.mail().status()).isEqualTo(MailStatus.CANCELLED);
        assertThat(after.mail().timeline()).extracting(TimelineEntry::what).contains("SENT", "DELIVERED", "BOUNCED");
        assertThat(after.tellings()).hasSize(2);
    }

    /** In so many parts, as jobs would apply them. */
    private static Fate.After told(Standing mail, List<Fact> facts, int parts) {
        Standing standing = mail;
        List<Telling> tellings = new ArrayList<>();
        int size = Math.max(1, facts.size() / parts);
        for (int from = 0; from < facts.size(); from += size) {
            Fate.After after = Fate.of(standing, facts.subList(from, Math.min(facts.size(), from + size)));
            standing = after.mail();
            tellings.addAll(after.tellings());
        }
        return new Fate.After(standing, tellings);
    }

    /** In which words a bounce was told depends on which of several came first; what was told, and how often, does not. */
    private static List<String> kinds(Fate.After after) {
        return after.tellings().stream()
                .map(telling -> switch (telling) {
                    case Telling.Sent sent -> "sent";
                    case Telling.Bounced bounced -> "bounced " + bounced.kind();
                    case Telling.Complained complained -> "complained";
                    case Telling.Failed failed -> "failed " + failed.reason();
                })
                .sorted()
                .toList();
    }

    private static List<Fact> some(Random random) {
        List<Fact> facts = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            FactKind kind = FactKind.values()[random.nextInt(FactKind.values().length)];
            facts.add(fact(kind, random.nextInt(5)));
        }
        return facts;
    }

    private static Fact fact(FactKind kind, int second) {
        String why = kind == FactKind.TAKEN ? null : kind + " at " + second;
        return Fact.certain(ID, kind, T.plusSeconds(second), "resend", why).under("re_1", REAL);
    }

    private static Standing mail(MailStatus status, boolean replaced) {
        boolean sent = status == MailStatus.SENT;
        return new Standing(
                new MailRef(ID, null, null, null, null, null),
                "ana@recipients.test",
                "ana@recipients.test",
                status,
                null,
                null,
                T,
                sent ? T : null,
                "resend",
                sent ? "re_1" : null,
                OURS,
                null,
                sent ? List.of(OURS) : List.of(),
                Set.of(),
                List.of(TimelineEntry.of(T, status, "sender", null)),
                List.of(),
                replaced);
    }
}
