package aicmo.cam.inbox.account;

import aicmo.cam.inbox.InboxConfig;
import aicmo.cam.inbox.account.AccountRows.Sealed;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.RefreshTokens;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The mailboxes that are read, from both sources; those of the settings win where both have an address. */
@Singleton
public class Accounts implements RefreshTokens {
    private static final Logger LOG = Logger.getLogger(Accounts.class);

    private final List<Account> ofSettings;
    private final AccountRows rows;
    private final Seal seal;
    private final Set<UUID> unopened = ConcurrentHashMap.newKeySet();

    Accounts(ImapConfig imap, InboxConfig config, AccountRows rows) {
        this.ofSettings = AccountsOfSettings.of(imap);
        this.rows = rows;
        this.seal = Seal.with(config.credentialsKeys().orElse(List.of()));
    }

    /** How every folder that is to be read is reached, by a value that changes where that does. */
    public Map<String, MailboxAccess> readable() {
        return all().stream()
                .flatMap(account -> account.accesses().stream()
                        .map(access ->
                                Map.entry(account.id() + "/" + account.revision() + "/" + access.folder(), access)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Account> all() {
        List<Account> all = new ArrayList<>(ofSettings);
        Set<String> taken = new HashSet<>();
        ofSettings.forEach(account -> taken.add(account.address()));
        rows.all().stream()
                .filter(row -> !taken.contains(row.address()))
                .flatMap(row -> open(row).stream())
                .forEach(all::add);
        return all;
    }

    Optional<Account> find(UUID id) {
        return all().stream().filter(account -> account.id().equals(id)).findFirst();
    }

    boolean canSeal() {
        return seal.hasKey();
    }

    boolean isTaken(String address) {
        return ofSettings.stream().anyMatch(account -> account.address().equals(address));
    }

    boolean add(Account account) {
        return rows.insert(account, sealed(account.address(), account.login()));
    }

    void replace(Account account) {
        unopened.remove(account.id());
        rows.update(account, sealed(account.address(), account.login()));
    }

    boolean remove(UUID id) {
        return rows.delete(id);
    }

    @Override
    public void replaced(Login.OAuth2 login, String refreshToken) {
        Login.OAuth2 newer = new Login.OAuth2(
                login.name(),
                login.tokenEndpoint(),
                login.clientId(),
                login.clientSecret(),
                login.scope(),
                Optional.of(refreshToken));
        rows.all().stream()
                .filter(row ->
                        open(row).filter(account -> isThatOf(account, login)).isPresent())
                .forEach(row -> rows.reseal(row.id(), sealed(row.address(), newer)));
    }

    /** The token apart: it may have been replaced before. */
    private static boolean isThatOf(Account account, Login.OAuth2 login) {
        return account.login() instanceof Login.OAuth2 own
                && own.name().equals(login.name())
                && own.tokenEndpoint().equals(login.tokenEndpoint())
                && own.clientId().equals(login.clientId());
    }

    private Sealed sealed(String address, Login login) {
        return new Sealed(seal.seal(Credentials.of(login).json(), address));
    }

    /** One that can't be opened holds up no other. */
    private Optional<Account> open(AccountRows.Row row) {
        try {
            return Optional.of(
                    row.opened(Credentials.parse(seal.open(row.sealed().bytes(), row.address()))));
        } catch (IllegalStateException e) {
            if (unopened.add(row.id())) {
                LOG.errorf("the mailbox %s is not read: %s", row.address(), e.getMessage());
            }
            return Optional.empty();
        }
    }
}
