package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.mailTo;
import static aicmo.cam.inbox.Post.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.events.EmailSent;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class OwnMailTest extends InboxWorld {
    @Test
    void a_copy_of_our_own_mail_is_no_reply() {
        EmailSent mail = known(mailTo(lead));
        arrive("Hi", "From: Ana <ana@acme.test>", "To: " + lead, "Message-ID: " + id(mail));

        await().untilAsserted(() -> assertThat(
                        states("<%s@acme.test>".formatted(mail.email().emailId())))
                .containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }

    @Test
    void a_copy_of_our_own_mail_before_its_email_sent_is_no_reply() {
        EmailSent mail = mailTo(lead);
        arrive("Hi", "From: Ana <ana@acme.test>", "To: " + lead, "Message-ID: " + id(mail));
        await().untilAsserted(() -> assertThat(states(id(mail))).containsExactly("WAITING"));

        publish(mail);

        await().untilAsserted(() -> assertThat(states(id(mail))).containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }

    @Test
    void what_a_colleague_writes_by_hand_in_a_leads_thread_is_no_reply() {
        EmailSent mail = known(mailTo(lead));
        arrive(
                "As discussed",
                "From: ana@acme.test",
                "To: " + lead,
                "In-Reply-To: " + id(mail),
                "Message-ID: <" + lead + ">");

        waitNoLonger("<" + lead + ">");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(lead)).containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }
}
