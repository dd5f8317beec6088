package aicmo.cam.inbox.account;

import aicmo.cam.inbox.account.Account.Source;
import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.TlsMode;
import aicmo.cam.mail.address.Address;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A mailbox as it is given by REST.
 *
 * @param port 993 where not given, 143 with STARTTLS
 * @param tls {@code TLS} where not given
 * @param login the address where not given
 * @param password the password or app password; either this or oauth2
 * @param folders INBOX where not given
 * @param pollIntervalMinutes 15 where not given
 * @param idle true where not given: the server is asked to tell of new messages
 * @param markSeen whether messages that were taken in are marked as seen; false where not given
 * @param moveTo the folder that messages are moved to after they were taken in; they stay where they are where not given
 */
@JsonIgnoreProperties({"id", "source", "auth", "state"})
record AccountRequest(
        @NotBlank(message = "give the address of the mailbox")
        String address,

        @NotBlank(message = "give the host of its IMAP server")
        String server,

        @Min(1) @Max(65535) Integer port,
        TlsMode tls,
        String login,
        String password,
        OAuth2 oauth2,
        List<String> folders,
        @Min(1) @Max(1440) Integer pollIntervalMinutes,
        Boolean idle,
        Boolean markSeen,
        String moveTo) {
    private static final int IMAPS = 993;
    private static final int IMAP = 143;
    private static final int USUAL_MINUTES = 15;

    /**
     * A login by OAuth2.
     *
     * @param clientSecret absent for a public client
     * @param refreshToken absent where the client logs in by itself (client credentials)
     */
    record OAuth2(String tokenEndpoint, String clientId, String clientSecret, String scope, String refreshToken) {
        @Override
        public String toString() {
            return "OAuth2 at " + tokenEndpoint;
        }
    }

    /** @throws Problem 422 where it can't be a mailbox */
    Account account(UUID id, int revision) {
        String key = Address.of(address.strip()).key();
        if (!Address.isValid(key) && key.indexOf('@') < 1) {
            throw wrong("address", "'" + address + "' is no address");
        }
        TlsMode mode = tls == null ? TlsMode.TLS : tls;
        try {
            return new Account(
                    id,
                    Source.REST,
                    key,
                    server.strip(),
                    port == null ? usualPort(mode) : port,
                    mode,
                    login(login == null || login.isBlank() ? address.strip() : login.strip()),
                    folders == null ? List.of("INBOX") : folders,
                    Duration.ofMinutes(pollIntervalMinutes == null ? USUAL_MINUTES : pollIntervalMinutes),
                    idle == null || idle,
                    new Afterwards(Boolean.TRUE.equals(markSeen), Optional.ofNullable(moveTo)),
                    revision);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage().contains("move") ? "move_to" : "folders", e.getMessage());
        }
    }

    private Login login(String name) {
        if ((password == null || password.isEmpty()) == (oauth2 == null)) {
            throw wrong("password", "give either password or oauth2");
        }
        if (oauth2 == null) {
            return new Login.Password(name, password);
        }
        if (oauth2.clientId == null || oauth2.clientId.isBlank()) {
            throw wrong("oauth2.client_id", "give the client id that the token endpoint knows");
        }
        if (oauth2.clientSecret == null && oauth2.refreshToken == null) {
            throw wrong("oauth2.client_secret", "give a client_secret (client credentials), a refresh_token, or both");
        }
        return new Login.OAuth2(
                name,
                endpoint(),
                oauth2.clientId,
                Optional.ofNullable(oauth2.clientSecret),
                Optional.ofNullable(oauth2.scope),
                Optional.ofNullable(oauth2.refreshToken));
    }

    private URI endpoint() {
        try {
            URI endpoint = URI.create(oauth2.tokenEndpoint == null ? "" : oauth2.tokenEndpoint.strip());
            boolean here = "127.0.0.1".equals(endpoint.getHost()) || "localhost".equals(endpoint.getHost());
            if (endpoint.getHost() != null
                    && ("https".equals(endpoint.getScheme()) || (here && "http".equals(endpoint.getScheme())))) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw wrong("oauth2.token_endpoint", "'" + oauth2.tokenEndpoint + "' is no URL: " + e.getMessage());
        }
        throw wrong("oauth2.token_endpoint", "give an https URL, such as https://oauth2.googleapis.com/token");
    }

    private static int usualPort(TlsMode mode) {
        return mode == TlsMode.TLS ? IMAPS : IMAP;
    }

    private static Problem wrong(String field, String detail) {
        return Problem.invalid(field + ": " + detail, List.of(new InvalidField(field, detail)));
    }

    @Override
    public String toString() {
        return "mailbox " + address + " at " + server;
    }
}
