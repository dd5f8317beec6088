package aicmo.cam.local;

import aicmo.cam.local.access.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a developer needs to run a service that {@code ./cam up --without} left out: its environment, in a file that only its owner reads. */
record DeveloperFile(Path data) {
    /** Writes {@code dev/<service>.env}; bash reads it, and so do the run configurations of IDEs that take .env files. */
    Path write(Service service, Map<String, String> environment) throws IOException {
        Path file = data.resolve("dev").resolve(service.id() + ".env");
        StringBuilder text = new StringBuilder("# The environment of " + service.module()
                + ", with its passwords; ./cam up --without " + service.id() + " writes it.\n");
        new TreeMap<>(environment).forEach((name, value) -> {
            // A shell takes no other names; a property's name has its variable.
            if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                text.append(name)
                        .append("='")
                        .append(value.replace("'", "'\\''"))
                        .append("'\n");
            }
        });
        Secrets.write(file, text.toString());
        return file;
    }

    static List<String> howTo(Service service, Path file) {
        return List.of(
                service.module() + " is left out. Run it from this checkout, with live reload:",
                "  set -a; . '" + file + "'; set +a; mvn quarkus:dev -pl " + service.module() + " -am",
                "or from an IDE, with that file as the environment of the run configuration");
    }
}
