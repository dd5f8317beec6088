package aicmo.cam.local;

import aicmo.cam.local.supervise.Program;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole environment of a service: the settings that it reads, and where everything is. */
record ServiceEnvironment(Options options, Ports ports, Backing backing, Path data) {
    private static final Set<String> OF_THE_MACHINE =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TMP", "TEMP", "JAVA_HOME");

    Map<String, String> of(Service service) {
        Map<String, String> environment = new HashMap<>(
                ServiceSettings.load().of(service, options.settings().forServices()));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(Endpoint.http(service))));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.of(Endpoint.management(service))));
        environment.putAll(backing.environment(service));
        if (service == Service.SENDER) {
            environment.put("AICMO_CAM_DISK_FOLDER", data.toString());
            environment.put(
                    "AICMO_CAM_DISK_FLOOR", String.valueOf(options.floor().bytes()));
        }
        if (backing.mail().isPresent()) {
            // Who gets a mail by the system's own mail server is on this machine, and so are the links in it.
            environment.put("AICMO_CAM_PUBLIC_URL", "http://127.0.0.1:" + ports.of(Endpoint.http(Service.SENDER)));
        }
        environment.putAll(options.environment().apply(service, backing));
        return environment;
    }

    Program program(Service service, List<String> command) {
        URI management = URI.create("http://127.0.0.1:" + ports.of(Endpoint.management(service)));
        return new Program(
                service.id(),
                command,
                of(service),
                management.resolve("/q/health/ready"),
                management.resolve("/q/health/live"));
    }

    /** Without what belongs to the shell that a developer starts a service from. */
    Map<String, String> forDeveloper(Service service) {
        Map<String, String> environment = of(service);
        environment.keySet().removeAll(OF_THE_MACHINE);
        return environment;
    }
}
