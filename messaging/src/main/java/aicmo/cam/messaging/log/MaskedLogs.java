package aicmo.cam.messaging.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/** Puts {@link AddressMask} before every handler of the log, before anything else of the service begins. */
@Singleton
class MaskedLogs {
    void mask(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Logger root = LogContext.getLogContext().getLogger("");
        for (Handler handler : root.getHandlers()) {
            mask(handler);
        }
    }

    private static void mask(Handler handler) {
        Formatter formatter = handler.getFormatter();
        if (formatter != null && !(formatter instanceof AddressMask)) {
            handler.setFormatter(new AddressMask(formatter));
        }
        if (handler instanceof ExtHandler holder) {
            for (Handler inner : holder.getHandlers()) {
                mask(inner);
            }
        }
    }
}
