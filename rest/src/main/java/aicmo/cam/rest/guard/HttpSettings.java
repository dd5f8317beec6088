package aicmo.cam.rest.guard;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may call a service from where. Public, or Bean Validation in a service can't read it. */
@ConfigMapping(prefix = "aicmo.cam.http")
public interface HttpSettings {
    /**
     * Names under which a service may be called besides 127.0.0.1 and localhost, separated by commas, such as
     * `sender-service,cam.example.com`; without a port. A request with another Host is refused (421), so that no foreign name can
     * be pointed at a service. Opt-out links and Resend's webhook work under any name.
     */
    Optional<List<String>> hosts();

    /**
     * Origins of web pages that may call a service, separated by commas, such as `https://console.example.com`. Pages of any other
     * origin than the service's own are refused (403).
     */
    Optional<List<String>> origins();
}
