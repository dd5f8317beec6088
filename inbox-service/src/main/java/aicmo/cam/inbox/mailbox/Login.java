package aicmo.cam.inbox.mailbox;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** How a mailbox is logged in to. Its words never hold what is secret. */
public sealed interface Login {
    /** The name to log in with. */
    String name();

    /** What must be shown nowhere, not even where a server repeats it. */
    String secret();

    /** With a password, or an app password. */
    record Password(String name, String password) implements Login {
        public Password {
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String secret() {
            return password;
        }

        @Override
        public String toString() {
            return name + ", by password";
        }
    }

    /**
     * With an access token from a token endpoint (RFC 6749), shown by XOAUTH2: Gmail and Microsoft 365 ask for it.
     *
     * @param tokenEndpoint such as {@code https://oauth2.googleapis.com/token}
     * @param clientSecret empty for a public client
     * @param scope empty where the endpoint needs none
     * @param refreshToken empty where the client logs in by itself (client credentials, section 4.4)
     */
    record OAuth2(
            String name,
            URI tokenEndpoint,
            String clientId,
            Optional<String> clientSecret,
            Optional<String> scope,
            Optional<String> refreshToken)
            implements Login {
        @Override
        public String secret() {
            return refreshToken.or(() -> clientSecret).orElse("");
        }

        @Override
        public String toString() {
            return name + ", by OAuth2 at " + tokenEndpoint;
        }
    }
}
