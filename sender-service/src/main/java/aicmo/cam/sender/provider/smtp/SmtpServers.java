package aicmo.cam.sender.provider.smtp;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.smtp.server.SmtpServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which mail server takes the mails of whom: a sender's own, else the installation's. */
final class SmtpServers {
    private static final String INSTALLATION = "AICMO_SMTP_";

    private final SmtpServer installation;
    private final Map<String, SmtpServer> byAddress;

    /** @param installation null where there is none */
    SmtpServers(SmtpServer installation, Map<String, SmtpServer> byAddress) {
        this.installation = installation;
        this.byAddress = Map.copyOf(byAddress);
    }

    /** @throws IllegalArgumentException that names the variable which is wrong, and says what it should be */
    static SmtpServers of(SmtpSettings smtp, IdentitySettings senders) {
        SmtpServer installation = given(smtp.host())
                .map(host ->
                        SmtpServer.of(INSTALLATION, host, smtp.port(), smtp.tls(), smtp.username(), smtp.password()))
                .orElse(null);
        Map<String, SmtpServer> byAddress = new HashMap<>();
        senders.identities().forEach((name, sender) -> {
            String variables = "AICMO_CAM_IDENTITIES__" + name.toUpperCase(Locale.ROOT) + "__SMTP_";
            own(variables, sender.smtp(), smtp, installation)
                    .ifPresent(server -> byAddress.put(key(sender.from()), server));
        });
        return new SmtpServers(installation, byAddress);
    }

    /** Empty where nobody said who takes the mails of this sender. */
    Optional<SmtpServer> of(String from) {
        return Optional.ofNullable(byAddress.getOrDefault(key(from), installation));
    }

    boolean none() {
        return installation == null && byAddress.isEmpty();
    }

    /** Whether there is more than one, so that one may be away while others take mails. */
    boolean several() {
        Set<SmtpServer> all = new HashSet<>(byAddress.values());
        if (installation != null) {
            all.add(installation);
        }
        return all.size() > 1;
    }

    /** A login of its own may be one at the installation's server; a login there is never used at another server. */
    private static Optional<SmtpServer> own(
            String variables, IdentitySettings.Smtp own, SmtpSettings shared, SmtpServer installation) {
        Optional<String> host = given(own.host());
        if (host.isPresent()) {
            return Optional.of(SmtpServer.of(
                    variables, host.orElseThrow(), own.port(), own.tls(), own.username(), own.password()));
        }
        if (given(own.username()).isEmpty()) {
            return Optional.empty();
        }
        if (installation == null) {
            throw new IllegalArgumentException(variables + "USERNAME is set, but no server to log in at: set "
                    + variables + "HOST or " + INSTALLATION + "HOST");
        }
        return Optional.of(SmtpServer.of(
                variables,
                installation.host(),
                own.port().isPresent() ? own.port() : shared.port(),
                own.tls().or(shared::tls),
                own.username(),
                own.password()));
    }

    private static Optional<String> given(Optional<String> setting) {
        return setting.map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String key(String from) {
        return Address.parse(from).map(Address::key).orElse(from);
    }
}
