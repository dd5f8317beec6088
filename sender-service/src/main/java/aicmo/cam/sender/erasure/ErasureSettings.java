package aicmo.cam.sender.erasure;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Erasure of people. */
@ConfigMapping(prefix = "aicmo.cam")
interface ErasureSettings {
    /**
     * AICMO_CAM_ERASURE_KEY: by which erased addresses are recognised: any text, at best of 32 random bytes. It must not change. Without it
     * followup and sender each make a key and keep it in their own schema.
     */
    Optional<String> erasureKey();
}
