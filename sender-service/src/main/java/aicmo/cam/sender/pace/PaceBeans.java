package aicmo.cam.sender.pace;

import aicmo.cam.sender.SenderSettings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rules as the settings say; settings that make no sense keep the sender from starting. */
@Singleton
final class PaceBeans {
    @Produces
    @Singleton
    @Startup
    Pace pace(
            SenderSettings sending,
            PaceSettings settings,
            IdentitySettings identities,
            @ConfigProperty(name = "aicmo.cam.time-zone", defaultValue = "UTC") ZoneId zone) {
        return Pace.of(sending.dailyCap(), settings, identities.identities(), zone);
    }
}
