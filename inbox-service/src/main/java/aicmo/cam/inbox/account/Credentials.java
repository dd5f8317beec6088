package aicmo.cam.inbox.account;

import aicmo.cam.inbox.mailbox.Login;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;

/** What is sealed of a login: everything but its name. Either a password, or what a token endpoint is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Credentials(
        String password,
        String tokenEndpoint,
        String clientId,
        String clientSecret,
        String scope,
        String refreshToken) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Credentials of(Login login) {
        return switch (login) {
            case Login.Password password -> new Credentials(password.password(), null, null, null, null, null);
            case Login.OAuth2 oauth2 ->
                new Credentials(
                        null,
                        oauth2.tokenEndpoint().toString(),
                        oauth2.clientId(),
                        oauth2.clientSecret().orElse(null),
                        oauth2.scope().orElse(null),
                        oauth2.refreshToken().orElse(null));
        };
    }

    Login login(String name) {
        return password != null
                ? new Login.Password(name, password)
                : new Login.OAuth2(
                        name,
                        URI.create(tokenEndpoint),
                        clientId,
                        Optional.ofNullable(clientSecret),
                        Optional.ofNullable(scope),
                        Optional.ofNullable(refreshToken));
    }

    static Credentials parse(String json) {
        try {
            return JSON.readValue(json, Credentials.class);
        } catch (JsonProcessingException e) {
            // its message would repeat what it read
            throw new IllegalStateException("what was sealed is not what this service wrote");
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("six texts can be written as JSON", e);
        }
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
