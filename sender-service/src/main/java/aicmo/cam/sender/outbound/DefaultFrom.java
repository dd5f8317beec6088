package aicmo.cam.sender.outbound;

import aicmo.cam.mail.address.Address;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who writes where a mail by REST does not say. */
@Singleton
@Startup
class DefaultFrom {
    private final Optional<String> from;

    DefaultFrom(FromSettings settings, @ConfigProperty(name = "aicmo.resend.from-email") Optional<String> ofResend) {
        this.from =
                checked("AICMO_CAM_EMAIL_FROM", settings.from()).or(() -> checked("AICMO_RESEND_FROM_EMAIL", ofResend));
    }

    /** {@code Name <address>} or an address; empty where no setting says. */
    Optional<String> get() {
        return from;
    }

    private static Optional<String> checked(String setting, Optional<String> value) {
        Optional<String> given = value.map(String::strip).filter(text -> !text.isEmpty());
        given.ifPresent(text -> {
            boolean mailbox = Address.parseList(text).size() == 1
                    && Address.isValid(Address.parse(text).orElseThrow().address());
            if (!mailbox) {
                throw new IllegalArgumentException(setting + " is '" + text
                        + "', which is not of the form Name <address>; correct it or leave it empty");
            }
        });
        return given;
    }
}
