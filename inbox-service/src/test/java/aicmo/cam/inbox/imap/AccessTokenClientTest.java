package aicmo.cam.inbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.TlsMode;
import aicmo.cam.inbox.reading.RawImapServer;
import aicmo.cam.testing.SettableClock;
import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpDoor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokenClientTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> replaced = new ArrayList<>();
    private volatile HttpAnswer answer = token("t1", "");
    private final HttpDoor door = HttpDoor.open(call -> {
        asked.add(call.text());
        return answer;
    });
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-03T10:00:00Z"));
    private final AccessTokenClient client = new AccessTokenClient((login, token) -> replaced.add(token), clock);

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void a_refresh_token_is_exchanged_and_the_access_token_kept_until_shortly_before_its_end() {
        Login.OAuth2 login = login(Optional.of("r 1"));
        assertThat(client.token(login)).isEqualTo("t1");
        assertThat(client.token(login)).isEqualTo("t1");
        assertThat(asked)
                .singleElement()
                .isEqualTo("grant_type=refresh_token&client_id=cam&client_secret=s%26s&scope=mail&refresh_token=r+1");

        answer = token("t2", "");
        clock.advance(Duration.ofMinutes(59));
        assertThat(client.token(login)).isEqualTo("t2");
    }

    @Test
    void without_a_refresh_token_the_client_logs_in_by_itself() {
        assertThat(client.token(login(Optional.empty()))).isEqualTo("t1");
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("grant_type=client_credentials&")
                .doesNotContain("refresh");
    }

    @Test
    void a_refresh_token_that_is_replaced_is_kept_and_used_from_then_on() {
        Login.OAuth2 login = login(Optional.of("r1"));
        answer = token("t1", ",\"refresh_token\":\"r2\"");
        client.token(login);
        client.forget(login);
        client.token(login);

        assertThat(replaced).containsExactly("r2");
        assertThat(asked.getLast()).contains("refresh_token=r2");
    }

    @Test
    void what_the_endpoint_refuses_is_told_without_what_is_secret() {
        answer = HttpAnswer.Response.of(
                400,
                "application/json",
                "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been revoked.\"}");
        assertThatThrownBy(() -> client.token(login(Optional.of("r1"))))
                .isInstanceOfSatisfying(
                        InboxUnreachable.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOGIN))
                .hasMessageContaining("invalid_grant Token has been revoked.")
                .hasMessageNotContaining("s&s");

        answer = new HttpAnswer.Reset();
        assertThatThrownBy(() -> client.token(login(Optional.of("r1"))))
                .isInstanceOfSatisfying(
                        InboxUnreachable.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONNECTION));
    }

    @Test
    void the_access_token_is_shown_to_the_server_by_xoauth2() throws Exception {
        try (RawImapServer imap = new RawImapServer()) {
            imap.add("Subject: x\r\n\r\nHi".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            var provider = new ImapInboxProvider(client, Optional::empty);
            var access = new MailboxAccess(
                    "ana@acme.test",
                    "INBOX",
                    "127.0.0.1",
                    imap.port(),
                    TlsMode.NONE,
                    login(Optional.of("r1")),
                    Duration.ofMinutes(15),
                    true,
                    Afterwards.NOTHING);
            try (var folder = provider.open(access)) {
                assertThat(folder.uidsAfter(0)).containsExactly(1L);
            }
            String shown = imap.commands().stream()
                    .filter(command -> command.startsWith("AUTHENTICATE XOAUTH2 "))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(
                            Base64.getDecoder().decode(shown.substring(21)), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("user=ana@acme.test\u0001auth=Bearer t1\u0001\u0001");
        }
    }

    private Login.OAuth2 login(Optional<String> refreshToken) {
        return new Login.OAuth2(
                "ana@acme.test",
                URI.create(door.uri() + "/token"),
                "cam",
                Optional.of("s&s"),
                Optional.of("mail"),
                refreshToken);
    }

    private static HttpAnswer token(String token, String more) {
        return HttpAnswer.Response.of(
                200, "application/json", "{\"access_token\":\"" + token + "\",\"expires_in\":3600" + more + "}");
    }
}
