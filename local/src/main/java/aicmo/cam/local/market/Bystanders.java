package aicmo.cam.local.market;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.mail.InternetMessage;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;

/** What else lies in a mailbox and answers nothing: a stranger's newsletter, and a copy of a mail of our own. */
final class Bystanders {
    private final MailServer server;
    private final Postman postman;
    private final Clock clock;
    private volatile String copy;
    private volatile String newsletter;

    Bystanders(MailServer server, Postman postman, Clock clock) {
        this.server = server;
        this.postman = postman;
        this.clock = clock;
    }

    /** The Message-ID of the newsletter, once it was sent. */
    Optional<String> newsletter() {
        return Optional.ofNullable(newsletter);
    }

    /** The Message-ID of the mail of ours that lies in our own mailbox too. */
    Optional<String> copy() {
        return Optional.ofNullable(copy);
    }

    /** The first mail that anybody gets brings both. */
    void passBy(byte[] mail) {
        if (copy != null) {
            return;
        }
        copy = InternetMessage.parse(mail).messageId().orElse("");
        server.deliver(CampaignPlan.MAILBOX, message(mail));
        byte[] news = new MessageComposer()
                .from(new Address("Sensor Weekly", "news@sensor-weekly.example"))
                .to(Address.of(CampaignPlan.MAILBOX))
                .subject("This week: what vibration tells, and what it does not")
                .date(clock.instant())
                .header("List-Id", "<weekly.sensor-weekly.example>")
                .header("List-Unsubscribe", "<mailto:leave@sensor-weekly.example>")
                .header("Precedence", "bulk")
                .text(
                        "Hello,\n\nthree articles for your weekend. Interested in more? Book your seat at our conference.\n\n"
                                + "You receive this because you subscribed. Unsubscribe: https://sensor-weekly.example/leave\n")
                .build();
        newsletter = InternetMessage.parse(news).messageId().orElseThrow();
        postman.send("bounces@sensor-weekly.example", CampaignPlan.MAILBOX, news);
    }

    private static MimeMessage message(byte[] mail) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        } catch (MessagingException e) {
            throw new MarketFailed("a mail at the mail server cannot be read", e);
        }
    }
}
