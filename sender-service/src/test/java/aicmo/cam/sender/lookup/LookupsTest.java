package aicmo.cam.sender.lookup;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.messaging.Transactions;
import aicmo.cam.sender.OutboundRows;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.fate.Fates;
import aicmo.cam.sender.provider.SentLookup.Found;
import aicmo.cam.testing.SettableClock;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class LookupsTest {
    @Inject
    SenderFixture fixture;

    @Inject
    OutboundRows mails;

    @Inject
    LookupTable table;

    @Inject
    Fates fates;

    @Inject
    Transactions transactions;

    @Inject
    LearnSettings settings;

    private final KnownMails resend = new KnownMails();
    private final SettableClock clock = new SettableClock(Instant.now());
    private Lookups lookups;

    @BeforeEach
    void reset() {
        fixture.reset();
        lookups = replica();
    }

    @Test
    void the_real_message_id_is_asked_for_when_no_webhook_told_it_and_is_published() {
        MailRef mail = mails.put("ask@recipients.test", "SENT", "re_1", Duration.ofMinutes(3));
        resend.byId.put("re_1", new Found("re_1", "<real@ses.test>", "delivered"));

        assertThat(lookups.learnOne()).isTrue();

        soon().untilAsserted(() -> assertThat(fixture.heard(EmailSent.class, e -> mail.equals(e.email())))
                .singleElement()
                .satisfies(sent -> assertThat(sent.messageIds())
                        .containsExactly("<" + mail.emailId() + "@acme.test>", "<real@ses.test>")));
        clock.advance(Duration.ofHours(1));
        assertThat(lookups.learnOne()).isFalse();
    }

    @Test
    void a_mail_that_does_not_show_yet_is_asked_for_again_later_and_not_for_ever() {
        mails.put("later@recipients.test", "SENT", "re_2", Duration.ofMinutes(3));

        assertThat(lookups.learnOne()).isTrue();
        clock.advance(Duration.ofMinutes(3));
        assertThat(lookups.learnOne()).isFalse();
        clock.advance(Duration.ofMinutes(2));
        assertThat(lookups.learnOne()).isTrue();
        clock.advance(Duration.ofHours(25));
        assertThat(lookups.learnOne()).isFalse();
    }

    @Test
    void all_replicas_together_ask_once_a_second() {
        for (int i = 0; i < 5; i++) {
            mails.put("many" + i + "@recipients.test", "SENT", "re_" + i, Duration.ofMinutes(3));
        }

        assertThat(lookups.learnOne()).isTrue();
        assertThat(replica().learnOne()).isFalse();
        clock.advance(settings.every());
        assertThat(replica().learnOne()).isTrue();
    }

    @Test
    void nothing_is_asked_while_the_provider_is_held_or_asks_for_a_pause() {
        mails.put("held@recipients.test", "SENT", "re_3", Duration.ofMinutes(3));
        fixture.sql("insert into hold (key, since, until, why) values ('provider', now(), null, 'a test')");
        assertThat(lookups.learnOne()).isFalse();
        fixture.sql("delete from hold");

        resend.pause = Duration.ofMinutes(10);
        assertThat(lookups.learnOne()).isTrue();
        resend.pause = null;
        clock.advance(Duration.ofMinutes(9));
        assertThat(lookups.learnOne()).isFalse();
        clock.advance(Duration.ofMinutes(2));
        assertThat(lookups.learnOne()).isTrue();
    }

    @Test
    void an_unknown_mail_that_the_provider_lists_was_sent() {
        MailRef mail = mails.put("listed@recipients.test", "UNKNOWN", null, Duration.ofMinutes(5));
        resend.byMail.put(mail.emailId(), new Found("re_9", "<nine@ses.test>", "sent"));

        assertThat(lookups.reconcile()).isEqualTo(1);

        assertThat(mails.status(mail)).isEqualTo("SENT");
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailSent.class, e -> mail.equals(e.email())))
                .singleElement()
                .matches(sent -> sent.providerMessageId().equals("re_9")
                        && sent.messageIds().contains("<nine@ses.test>")));
    }

    @Test
    void an_unknown_mail_that_the_provider_does_not_list_stays_unknown_and_says_so() {
        MailRef mail = mails.put("nowhere@recipients.test", "UNKNOWN", null, Duration.ofMinutes(5));

        int asked = 0;
        for (int minute = 0; minute < 25 * 60; minute += 5) {
            asked += lookups.reconcile();
            clock.advance(Duration.ofMinutes(5));
        }

        assertThat(asked).isBetween(4, 6);
        assertThat(mails.status(mail)).isEqualTo("UNKNOWN");
        assertThat(mails.column(mail, "detail").orElseThrow()).containsOnlyOnce("lists no such mail");
        assertThat(mails.column(mail, "timeline").orElseThrow()).contains("ASKED");
        assertThat(resend.since).isBefore(Instant.now().minus(Duration.ofMinutes(5)));
    }

    @Test
    void a_provider_that_can_not_be_asked_says_nothing_of_any_mail() {
        MailRef mail = mails.put("unasked@recipients.test", "UNKNOWN", null, Duration.ofMinutes(5));
        resend.pause = Duration.ofMinutes(1);

        assertThat(lookups.reconcile()).isEqualTo(1);

        assertThat(mails.column(mail, "detail").orElse("")).doesNotContain("lists no such mail");
        assertThat(mails.column(mail, "asked")).contains("0");
    }

    private Lookups replica() {
        return new Lookups(table, resend, resend.provider(), fates, transactions, settings, clock);
    }
}
