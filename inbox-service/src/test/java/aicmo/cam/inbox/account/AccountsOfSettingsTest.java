package aicmo.cam.inbox.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.TlsMode;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsOfSettingsTest {
    private static final Map<String, String> ONE = Map.of(
            "AICMO_IMAP_SERVER", "imap.acme.test",
            "AICMO_IMAP_EMAIL", "Ana@Acme.test",
            "AICMO_IMAP_PASSWORD", "hidden",
            "AICMO_IMAP_FOLDER", "INBOX,Junk");

    @Test
    void every_folder_of_the_mailbox_is_read() {
        Account account = accounts(ONE).getFirst();

        assertThat(account.address()).isEqualTo("ana@acme.test");
        assertThat(account.accesses()).extracting(access -> access.folder()).containsExactly("INBOX", "Junk");
        assertThat(account.port()).isEqualTo(993);
        assertThat(account.tls()).isEqualTo(TlsMode.TLS);
        assertThat(account.toString()).doesNotContain("hidden");
    }

    @Test
    void more_mailboxes_stand_under_their_names() {
        Map<String, String> more = new HashMap<>(ONE);
        more.put("AICMO_IMAP_MAILBOXES__SALES__SERVER", "outlook.office365.com");
        more.put("AICMO_IMAP_MAILBOXES__SALES__EMAIL", "sales@acme.test");
        more.put("AICMO_IMAP_MAILBOXES__SALES__OAUTH_TOKEN_ENDPOINT", "https://login.example/token");
        more.put("AICMO_IMAP_MAILBOXES__SALES__OAUTH_CLIENT_ID", "cam");
        more.put("AICMO_IMAP_MAILBOXES__SALES__OAUTH_CLIENT_SECRET", "hidden");

        Account sales = accounts(more).stream()
                .filter(account -> account.address().equals("sales@acme.test"))
                .findFirst()
                .orElseThrow();
        assertThat(sales.login()).isInstanceOfSatisfying(Login.OAuth2.class, login -> {
            assertThat(login.clientId()).isEqualTo("cam");
            assertThat(login.refreshToken()).isEmpty();
        });
        assertThat(sales.toString()).doesNotContain("hidden");
    }

    @Test
    void nothing_is_done_on_the_server_unless_a_setting_asks() {
        Map<String, String> asking = new HashMap<>(ONE);
        asking.put("AICMO_IMAP_MARK_SEEN", "true");
        asking.put("AICMO_IMAP_MAILBOXES__SALES__SERVER", "imap.acme.test");
        asking.put("AICMO_IMAP_MAILBOXES__SALES__EMAIL", "sales@acme.test");
        asking.put("AICMO_IMAP_MAILBOXES__SALES__PASSWORD", "hidden");
        asking.put("AICMO_IMAP_MAILBOXES__SALES__MOVE_TO", "Done");

        assertThat(accounts(ONE).getFirst().afterwards().isAsked()).isFalse();
        assertThat(accounts(asking))
                .extracting(Account::afterwards)
                .containsExactly(new Afterwards(true, Optional.empty()), new Afterwards(false, Optional.of("Done")));
        asking.put("AICMO_IMAP_MOVE_TO", "Junk");
        assertThatThrownBy(() -> accounts(asking)).hasMessageContaining("read itself");
    }

    @Test
    void what_is_missing_is_named() {
        Map<String, String> some = new HashMap<>(ONE);
        some.remove("AICMO_IMAP_PASSWORD");
        assertThatThrownBy(() -> accounts(some)).hasMessageContaining("AICMO_IMAP_PASSWORD is not");
        assertThat(accounts(Map.of())).isEmpty();
    }

    private static List<Account> accounts(Map<String, String> environment) {
        return AccountsOfSettings.of(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(ImapConfig.class)
                .build()
                .getConfigMapping(ImapConfig.class));
    }
}
