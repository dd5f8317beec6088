package aicmo.cam.local;

import java.nio.file.Path;

/** The folder of the project, as the launcher tells it. */
public final class ProjectRoot {
    private ProjectRoot() {}

    /** @throws Refused where this was not started by the launcher */
    public static Path path() {
        String root = System.getProperty("cam.root");
        if (root == null) {
            throw new Refused("the folder of the project is not known; start this through ./cam");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }

    static Settings settings() {
        return Settings.read(path().resolve(".env"));
    }
}
