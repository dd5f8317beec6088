package aicmo.cam.testing.backing;

/** Backing services that were started here and must be closed here. */
sealed interface RunningBacking extends BackingServices, AutoCloseable permits EmbeddedBacking, ContainerBacking {

    /** Ends every process and removes every file that {@code start} made. */
    @Override
    void close();
}
