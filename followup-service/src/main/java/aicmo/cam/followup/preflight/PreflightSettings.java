package aicmo.cam.followup.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is looked at before a campaign starts. */
@ConfigMapping(prefix = "aicmo.cam.followup.preflight")
interface PreflightSettings {
    /**
     * AICMO_CAM_FOLLOWUP_PREFLIGHT_GATE: {@code enforce} refuses the start of a campaign that fails its preflight, or whose warnings nobody
     * accepted; {@code warn} starts it and logs them; {@code off} does not look. Set {@code enforce} in production.
     */
    @WithDefault("warn")
    Gate gate();

    /** AICMO_CAM_FOLLOWUP_PREFLIGHT_DOMAINS: so many domains of the leads are looked up; of more, a sample is. */
    @WithDefault("500")
    int domains();

    /** What a preflight does to a start. */
    enum Gate {
        OFF,
        WARN,
        ENFORCE
    }
}
