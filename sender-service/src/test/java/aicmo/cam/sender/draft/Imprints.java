package aicmo.cam.sender.draft;

import java.util.Optional;
import java.util.UUID;

/** Imprints for tests: a token is the mail's id. */
final class Imprints {
    static final String ADDRESS = "Acme GmbH\n1 Example Road\n10115 Berlin";
    static final Imprint COMPLETE = of(Optional.of(ADDRESS), Optional.of("https://mail.acme.test"), false);

    private Imprints() {}

    static Imprint of(Optional<String> postalAddress, Optional<String> publicUrl, boolean replyTokens) {
        return new Imprint(postalAddress, publicUrl, Footer.of(Optional.empty()), replyTokens, new Imprint.Tokens() {
            @Override
            public String ofLink(UUID emailId) {
                return emailId.toString();
            }

            @Override
            public String ofAddress(UUID emailId) {
                return emailId.toString().substring(24);
            }
        });
    }
}
