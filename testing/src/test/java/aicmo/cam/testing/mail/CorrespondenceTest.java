package aicmo.cam.testing.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.local.backing.MailServer;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CorrespondenceTest {

    private static final byte[] MESSAGE = "Subject: Re: Hello\r\nFrom: bea@client.test\r\n\r\nYes.\r\n.dotted\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final MailServer server = MailServer.start(0, 0);
    private final Correspondence correspondence = new Correspondence(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_is_sent_arrives_with_its_dots() throws Exception {
        correspondence.send("bea@client.test", "ana@acme.test", MESSAGE);

        var arrived = correspondence.arrived("ana@acme.test", 1).getFirst();

        assertThat(arrived.getSubject()).isEqualTo("Re: Hello");
        assertThat(arrived.getContent().toString()).contains("\r\n.dotted\r\n");
    }

    @Test
    void the_null_sender_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> correspondence.send("", "ana@acme.test", MESSAGE))
                .hasMessageContaining("use mailer-daemon@<domain>");
    }

    @Test
    void what_is_appended_lies_in_its_folder_and_is_seen() throws Exception {
        server.addMailbox("ana@acme.test", "secret");
        correspondence.append("ana@acme.test", "secret", "Sent", MESSAGE);

        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), "ana@acme.test", "secret");
            Folder sent = store.getFolder("Sent");
            sent.open(Folder.READ_ONLY);
            assertThat(sent.getMessageCount()).isEqualTo(1);
            assertThat(sent.getUnreadMessageCount()).isZero();
        }
        assertThat(server.messages("ana@acme.test")).isEmpty();
    }
}
