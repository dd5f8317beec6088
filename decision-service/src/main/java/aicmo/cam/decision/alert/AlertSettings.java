package aicmo.cam.decision.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom to tell by email of what people should look at. The mail server is that of quarkus-mailer: QUARKUS_MAILER_HOST and so on. */
@ConfigMapping(prefix = "aicmo.cam.alert")
public interface AlertSettings {
    /** Addresses, separated by commas; nobody is mailed without one. */
    Optional<List<String>> to();

    /** Where alerts come from. */
    @WithDefault("cam@localhost")
    String from();

    /** How often is looked for alerts that are to be mailed. */
    @WithDefault("5s")
    Duration every();

    /** The waits before the next attempts to mail one; after the last one it is given up. */
    @WithDefault("10s,1m,5m,30m,2h,6h")
    List<Duration> retries();

    /** What happens over and over is told once in so long a time. */
    @WithDefault("15m")
    Duration quiet();
}
