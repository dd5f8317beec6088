package aicmo.cam.testing.backing;

/** Where backing services run. */
public enum BackingKind {
    /** In this JVM and beside it, without Docker. */
    EMBEDDED,
    /** In containers, through the Docker API. */
    CONTAINERS
}
