package aicmo.cam.inbox.account;

import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.MailboxState;
import aicmo.cam.inbox.mailbox.TlsMode;
import java.util.List;
import java.util.UUID;

/**
 * A mailbox as the API shows it, without its credentials.
 *
 * @param source {@code SETTINGS}, which only the settings change, or {@code REST}
 * @param auth {@code PASSWORD} or {@code OAUTH2}
 * @param moveTo the folder that messages are moved to after they were taken in; absent where they stay
 * @param state how each folder is doing
 */
record AccountView(
        UUID id,
        Account.Source source,
        String address,
        String server,
        int port,
        TlsMode tls,
        String login,
        String auth,
        List<String> folders,
        long pollIntervalSeconds,
        boolean idle,
        boolean markSeen,
        String moveTo,
        List<MailboxState> state) {

    static AccountView of(Account account, List<MailboxState> state) {
        return new AccountView(
                account.id(),
                account.source(),
                account.address(),
                account.server(),
                account.port(),
                account.tls(),
                account.login().name(),
                switch (account.login()) {
                    case Login.Password password -> "PASSWORD";
                    case Login.OAuth2 oauth2 -> "OAUTH2";
                },
                account.folders(),
                account.interval().toSeconds(),
                account.idle(),
                account.afterwards().seen(),
                account.afterwards().moveTo().orElse(null),
                state);
    }
}
