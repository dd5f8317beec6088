package aicmo.cam.inbox.mailbox;

/** Keeps the refresh tokens that a token endpoint gives instead of the old ones (RFC 6749, section 6). */
@FunctionalInterface
public interface RefreshTokens {
    /**
     * Another one counts from now on.
     *
     * @param login with the old one
     */
    void replaced(Login.OAuth2 login, String refreshToken);
}
