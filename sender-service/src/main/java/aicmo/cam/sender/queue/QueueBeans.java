package aicmo.cam.sender.queue;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.draft.AllowList;
import aicmo.cam.sender.draft.Drafting;
import aicmo.cam.sender.draft.Imprint;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@Singleton
final class QueueBeans {
    /** At start, so that a wrong expression is told before any mail is taken. */
    @Produces
    @Singleton
    @Startup
    Drafting drafting(SenderSettings settings, Imprint imprint) {
        return new Drafting(AllowList.of(settings.allowlistRegex()), imprint);
    }
}
