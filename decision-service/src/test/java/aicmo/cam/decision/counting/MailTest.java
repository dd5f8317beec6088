package aicmo.cam.decision.counting;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Story;
import aicmo.cam.decision.metrics.Counts;
import aicmo.cam.decision.metrics.Part;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.CampaignFigures;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailQueued;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Event;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    private final Story story = new Story(BEGIN);
    private final MailRef mail = story.mail();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_order_and_any_repetition_of_a_history_counts_the_same(long seed) {
        RandomHistory random = new RandomHistory(seed, story);
        List<Event> history = random.of(20);

        Counts asItHappened = count(history);

        assertThat(count(random.retold(history))).isEqualTo(asItHappened);
        assertThat(cells(random.retold(history))).isEqualTo(cells(history));
        assertThat(count(random.retold(random.retold(history)))).isEqualTo(asItHappened);
    }

    @Test
    void a_mail_that_is_told_to_be_sent_twice_is_sent_once() {
        assertThat(count(story.queued(mail), story.sent(mail), story.sent(mail)))
                .returns(1L, Counts::queued)
                .returns(1L, Counts::sent);
    }

    @Test
    void a_mail_was_sent_when_the_first_said_so() {
        EmailSent first = story.sent(mail);
        EmailSent second = story.sent(mail);

        assertThat(fold(List.of(second, first)).get(mail.emailId()).sentAt()).isEqualTo(first.occurredAt());
    }

    @ParameterizedTest
    @EnumSource(ReplyClass.class)
    void people_reply_and_machines_do_not(ReplyClass replyClass) {
        long replies =
                switch (replyClass) {
                    case POSITIVE, NEGATIVE, NEUTRAL, UNSUB -> 1;
                    case BOUNCE, OOO -> 0;
                };

        assertThat(count(story.reply(mail, replyClass)).replies()).isEqualTo(replies);
    }

    @Test
    void an_abuse_report_is_a_complaint_and_no_reply() {
        assertThat(count(story.abuseReport(mail)))
                .returns(0L, Counts::replies)
                .returns(1L, Counts::complaints)
                .returns(1L, Counts::unsubscribed);
    }

    @Test
    void who_says_stop_in_a_reply_and_by_the_link_has_unsubscribed_once() {
        assertThat(count(
                                story.reply(mail, ReplyClass.UNSUB),
                                story.unsubscribed(mail, RecipientUnsubscribed.Via.ONE_CLICK))
                        .unsubscribed())
                .isEqualTo(1);
    }

    @Test
    void a_bounce_that_two_witnesses_tell_is_one_and_the_worse_kind_holds() {
        assertThat(count(
                        story.bounced(mail, BounceKind.SOFT, EmailBounced.Via.WEBHOOK),
                        story.bounceReply(mail, EventId.next(), BounceKind.HARD)))
                .returns(1L, Counts::bounces)
                .returns(1L, Counts::hardBounces);
    }

    @Test
    void a_correction_moves_the_count() {
        UUID inbound = EventId.next();

        assertThat(count(
                        story.corrected(mail, inbound, ReplyClass.NEGATIVE),
                        story.corrected(mail, inbound, ReplyClass.POSITIVE)))
                .returns(1L, Counts::replies)
                .returns(1L, Counts::positive)
                .returns(0L, Counts::negative);
    }

    @Test
    void a_persons_word_outranks_the_classifiers_even_where_that_comes_later() {
        UUID inbound = EventId.next();
        ReplyClassified correction = story.corrected(mail, inbound, ReplyClass.POSITIVE);

        assertThat(count(correction, story.bounceReply(mail, inbound, BounceKind.HARD)))
                .returns(1L, Counts::positive)
                .returns(0L, Counts::bounces);
    }

    @Test
    void a_bounce_that_a_person_denies_is_none_unless_the_provider_told_it() {
        UUID inbound = EventId.next();
        List<Event> denied = List.of(
                story.bounceReply(mail, inbound, BounceKind.HARD),
                story.bounced(mail, BounceKind.HARD, EmailBounced.Via.REPLY),
                story.corrected(mail, inbound, ReplyClass.NEUTRAL));
        Event provider = story.bounced(mail, BounceKind.SOFT, EmailBounced.Via.WEBHOOK);

        assertThat(count(denied)).returns(0L, Counts::bounces).returns(1L, Counts::neutral);
        assertThat(count(Stream.concat(denied.stream(), Stream.of(provider)).toList()))
                .returns(1L, Counts::bounces)
                .returns(0L, Counts::hardBounces);
    }

    @Test
    void a_rate_with_nothing_to_divide_by_is_zero() {
        assertThat(count(story.unsubscribed(mail, RecipientUnsubscribed.Via.COMPLAINT))
                        .figures())
                .returns(0.0, CampaignFigures::replyRate)
                .returns(0.0, CampaignFigures::positiveRate)
                .returns(0.0, CampaignFigures::bounceRate)
                .returns(0.0, CampaignFigures::unsubscribeRate)
                .returns(0.0, CampaignFigures::complaintRate);
    }

    @Test
    void the_positive_rate_is_a_share_of_the_replies_and_the_others_are_shares_of_the_sent() {
        MailRef other = story.mail();

        assertThat(count(
                                story.sent(mail),
                                story.sent(other),
                                story.sent(story.mail()),
                                story.sent(story.mail()),
                                story.reply(mail, ReplyClass.POSITIVE),
                                story.reply(other, ReplyClass.NEGATIVE),
                                story.bounced(other, BounceKind.SOFT, EmailBounced.Via.WEBHOOK),
                                story.unsubscribed(mail, RecipientUnsubscribed.Via.COMPLAINT))
                        .figures())
                .returns(0.5, CampaignFigures::replyRate)
                .returns(0.5, CampaignFigures::positiveRate)
                .returns(0.25, CampaignFigures::bounceRate)
                .returns(0.25, CampaignFigures::unsubscribeRate)
                .returns(0.25, CampaignFigures::complaintRate);
    }

    @Test
    void a_mail_is_counted_for_the_day_on_which_it_was_sent_whenever_it_is_answered() {
        Mail answered = fold(List.of(
                        story.reply(mail, ReplyClass.POSITIVE),
                        story.sent(mail, Instant.parse("2026-03-01T23:59:59Z"), false)))
                .get(mail.emailId());

        assertThat(Cell.of(answered))
                .returns(LocalDate.parse("2026-03-01"), Cell::day)
                .returns(new Part("main", 1, null, MailRef.stepIdOf(story.campaign(), "main", 1)), Cell::part);
    }

    @Test
    void a_mail_outside_campaigns_is_not_counted() {
        MailRef loose = new MailRef(EventId.next(), null, null, null, null, null);

        assertThat(MailChange.of(story.sent(loose)).isOfCampaign()).isFalse();
        assertThat(MailChange.of(story.reply(null, ReplyClass.NEUTRAL)).isOfCampaign())
                .isFalse();
    }

    private static Counts count(Event... events) {
        return count(List.of(events));
    }

    static Counts count(List<Event> events) {
        return fold(events).values().stream().map(Mail::counts).reduce(Counts.NONE, Counts::plus);
    }

    static Map<Cell, Counts> cells(List<Event> events) {
        return fold(events).values().stream()
                .filter(mail -> !mail.counts().equals(Counts.NONE))
                .collect(toMap(Cell::of, Mail::counts, Counts::plus));
    }

    private static Map<UUID, Mail> fold(List<Event> events) {
        Map<UUID, Mail> mails = new HashMap<>();
        events.forEach(event -> {
            MailChange change = change(event);
            UUID id = change.mail().emailId();
            Mail before = mails.getOrDefault(id, Mail.unseen(id, change.mail().campaignId()));
            mails.put(id, change.applyTo(before));
        });
        return mails;
    }

    static MailChange change(Event event) {
        return switch (event) {
            case EmailQueued e -> MailChange.of(e);
            case EmailSent e -> MailChange.of(e);
            case EmailFailed e -> MailChange.of(e);
            case EmailBounced e -> MailChange.of(e);
            case RecipientUnsubscribed e -> MailChange.of(e);
            case ReplyClassified e -> MailChange.of(e);
            default -> throw new IllegalArgumentException("says nothing of a mail: " + event);
        };
    }
}
