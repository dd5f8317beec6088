package aicmo.cam.inbox.reading;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.inbox.mailbox.Mailbox;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class PollMailboxTest extends PollingWorld {
    private MailServer mail;

    @BeforeEach
    void start() {
        start(0);
    }

    @AfterEach
    void end() {
        mail.close();
    }

    @Test
    void each_message_is_taken_in_once_over_restarts() {
        put(mail, "one", "two");
        look(mail.imapPort());
        put(mail, "three");
        look(mail.imapPort());
        look(mail.imapPort());

        assertThat(subjects()).containsExactly("one", "two", "three");
        assertThat(mailbox().messages()).isEqualTo(3);
        assertThat(mailbox().lastSuccess()).isPresent();
    }

    @Test
    void a_connection_is_kept_between_near_looks_and_sees_what_came() {
        try (PollMailbox poller = pollers.replica(address, mail.imapPort())) {
            due(poller);
            put(mail, "one");
            due(poller);
            put(mail, "two");
            due(poller);
        }

        assertThat(subjects()).containsExactly("one", "two");
    }

    @Test
    void a_new_uidvalidity_is_read_again_and_doubles_nothing() throws Exception {
        try (RawImapServer before = new RawImapServer(7);
                RawImapServer after = new RawImapServer(8)) {
            before.add(message("one"));
            before.add(message("two"));
            look(before.port());
            after.add(message("new"));
            after.add(message("two"));
            after.add(message("one"));
            look(after.port());
        }

        assertThat(mailbox().uidValidity()).contains(8L);
        assertThat(mailbox().lastUid()).isEqualTo(3);
        assertThat(subjects()).containsExactlyInAnyOrder("one", "two", "new");
    }

    @Test
    void a_server_that_restarts_is_read_again_without_a_tight_loop() {
        int port = mail.imapPort();
        try (PollMailbox poller = pollers.replica(address, port)) {
            put(mail, "one");
            due(poller);
            mail.close();
            due(poller);
            due(poller);
            assertThat(mailbox().failures()).isEqualTo(2);
            assertThat(mailbox().lastError().orElseThrow())
                    .contains("127.0.0.1:" + port, "check AICMO_IMAP_SERVER and AICMO_IMAP_PORT");
            poller.look();
            assertThat(mailbox().failures()).isEqualTo(2);
            start(port);
            put(mail, "one", "two");

            eventually().untilAsserted(() -> {
                poller.look();
                assertThat(subjects()).containsExactlyInAnyOrder("one", "two");
            });
            assertThat(mailbox().failures()).isZero();
        }
    }

    @Test
    void a_refused_login_is_told_without_the_password_and_not_tried_again_soon() {
        mail.addMailbox(address, "another");
        look(mail.imapPort());

        Mailbox refused = mailbox();
        assertThat(refused.lastError().orElseThrow())
                .contains("refuses the login of " + address, "check AICMO_IMAP_EMAIL and AICMO_IMAP_PASSWORD")
                .doesNotContain("secret");
        assertThat(Duration.between(refused.lastErrorAt().orElseThrow(), refused.nextPollAt()))
                .isGreaterThan(Duration.ofSeconds(10));
        try (PollMailbox poller = pollers.replica(address, mail.imapPort())) {
            poller.look();
            assertThat(mailbox().failures()).isEqualTo(1);
            mail.addMailbox(address, "secret");
            put(mail, "one");
            due(poller);
        }
        assertThat(mailbox().failures()).isZero();
        assertThat(subjects()).containsExactly("one");
    }

    @Test
    void a_message_that_the_database_refuses_stops_no_other() {
        jdbi.useHandle(handle -> handle.execute("""
                create or replace function refuse() returns trigger language plpgsql
                as $$ begin raise exception 'refused'; end $$;
                create trigger poison before insert on inbound_email
                for each row when (new.subject = 'poison') execute function refuse()
                """));
        try {
            put(mail, "before", "poison", "after");
            look(mail.imapPort());
        } finally {
            jdbi.useHandle(handle -> handle.execute("drop trigger poison on inbound_email"));
        }

        assertThat(subjects()).containsExactly("before", "", "after");
        assertThat(mailbox().failures()).isZero();
    }

    private void start(int port) {
        mail = MailServer.start(0, port);
        mail.addMailbox(address, "secret");
    }
}
