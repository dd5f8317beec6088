package aicmo.cam.sender.unsubscribe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Optional;

/** What mails of campaigns carry by law: who writes, and a way out. */
@ConfigMapping(prefix = "aicmo.cam")
interface UnsubscribeSettings {
    /** AICMO_CAM_POSTAL_ADDRESS: the sender's postal address, in every mail of a campaign; {@code \n} begins a new line. Required for campaigns. */
    Optional<String> postalAddress();

    /** AICMO_CAM_PUBLIC_URL: where recipients reach the sender's {@code /u/TOKEN}, such as {@code https://mail.example.com}. Required for campaigns. */
    Optional<String> publicUrl();

    /** AICMO_CAM_UNSUBSCRIBE_KEY: signs the links, 32 characters or more; without it a key is made once and kept in the database. */
    Optional<String> unsubscribeKey();

    /** AICMO_CAM_TIME_ZONE: in which a day of the caps begins, and of who has no time zone known. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** How mails of campaigns look. */
    Email email();

    /** How mails of campaigns look. */
    interface Email {
        /** AICMO_CAM_EMAIL_FOOTER: the end of a campaign's mails, in Liquid; names postal_address and unsubscribe_url. */
        Optional<String> footer();

        /** AICMO_CAM_EMAIL_REPLY_TOKEN: replies go to {@code name+TOKEN@example.com}, which names the mail; the mailbox must take such addresses. */
        @WithDefault("false")
        boolean replyToken();
    }
}
