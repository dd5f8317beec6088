package aicmo.cam.e2e.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the settings that a service's application.properties gives a default and no config class knows, with the comment above. */
final class PropertyLines {
    private PropertyLines() {}

    static List<Setting> of(Path module, List<Setting> known) throws IOException {
        Path file = module.resolve("src/main/resources/application.properties");
        if (!Files.exists(file)) {
            return List.of();
        }
        Set<String> names = known.stream().map(Setting::property).collect(Collectors.toSet());
        List<Setting> settings = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# ----")) {
                continue;
            }
            if (line.startsWith("# ")) {
                comment.append(comment.isEmpty() ? "" : " ").append(line.substring(2));
                continue;
            }
            int equals = line.indexOf('=');
            if (equals > 0 && line.startsWith("aicmo.") && !names.contains(line.substring(0, equals))) {
                settings.add(new Setting(
                        line.substring(0, equals), "String", line.substring(equals + 1), comment.toString()));
            }
            comment.setLength(0);
        }
        return settings;
    }
}
