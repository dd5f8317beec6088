package aicmo.cam.inbox.account;

import aicmo.cam.inbox.account.Account.Source;
import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.mail.address.Address;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mailboxes that the settings name. */
final class AccountsOfSettings {
    private AccountsOfSettings() {}

    /** @throws IllegalArgumentException where one is named and not all that it takes */
    static List<Account> of(ImapConfig config) {
        Duration interval = config.pollInterval().orElseGet(() -> Duration.ofMinutes(config.pollIntervalMinutes()));
        List<Account> accounts = new ArrayList<>();
        config.server().ifPresent(server -> {
            String email = required(config.email(), "AICMO_IMAP_EMAIL", "AICMO_IMAP_SERVER");
            var login = new Given(
                    email,
                    config.password(),
                    config.oauthTokenEndpoint(),
                    config.oauthClientId(),
                    config.oauthClientSecret(),
                    config.oauthScope(),
                    config.oauthRefreshToken());
            accounts.add(new Account(
                    Account.idOf(key(email)),
                    Source.SETTINGS,
                    key(email),
                    server,
                    config.port(),
                    config.tls(),
                    login.login("AICMO_IMAP_"),
                    config.folder(),
                    interval,
                    config.idle(),
                    new Afterwards(config.markSeen(), config.moveTo()),
                    0));
        });
        config.mailboxes().forEach((name, more) -> {
            var login = new Given(
                    more.email(),
                    more.password(),
                    more.oauthTokenEndpoint(),
                    more.oauthClientId(),
                    more.oauthClientSecret(),
                    more.oauthScope(),
                    more.oauthRefreshToken());
            accounts.add(new Account(
                    Account.idOf(key(more.email())),
                    Source.SETTINGS,
                    key(more.email()),
                    more.server(),
                    more.port(),
                    more.tls(),
                    login.login("AICMO_IMAP_MAILBOXES__" + name + "__"),
                    more.folder(),
                    interval,
                    config.idle(),
                    new Afterwards(more.markSeen(), more.moveTo()),
                    0));
        });
        return List.copyOf(accounts);
    }

    private static String key(String email) {
        return Address.of(email).key();
    }

    private static String required(Optional<String> setting, String name, String because) {
        return setting.orElseThrow(
                () -> new IllegalArgumentException(because + " is set and " + name + " is not: set both or none"));
    }

    private record Given(
            String email,
            Optional<String> password,
            Optional<String> tokenEndpoint,
            Optional<String> clientId,
            Optional<String> clientSecret,
            Optional<String> scope,
            Optional<String> refreshToken) {
        Login login(String prefix) {
            if (tokenEndpoint.isEmpty()) {
                return new Login.Password(email, required(password, prefix + "PASSWORD", prefix + "SERVER"));
            }
            return new Login.OAuth2(
                    email,
                    URI.create(tokenEndpoint.get()),
                    required(clientId, prefix + "OAUTH_CLIENT_ID", prefix + "OAUTH_TOKEN_ENDPOINT"),
                    clientSecret,
                    scope,
                    refreshToken);
        }
    }
}
