package aicmo.cam.rest.guard;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/**
 * What the routes of a service take; its code decides this, not the person who runs it. Public, or Bean Validation in a service
 * can't read it.
 */
@ConfigMapping(prefix = "cam.http")
public interface GuardConfig {
    /** The largest body of a request, where no import or public path says otherwise. */
    @WithDefault("2M")
    MemorySize bodyLimit();

    /** How long a body may stay without a further byte. */
    @WithDefault("10S")
    Duration readTimeout();

    /** How long a body may take in all, and how long a request waits for its turn. */
    @WithDefault("60S")
    Duration bodyTimeout();

    /** Requests that are worked on at the same time; further ones wait. */
    @WithDefault("128")
    int requests();

    /** The same for public paths. */
    @WithDefault("64")
    int publicRequests();

    /** The same for imports, each of which holds a worker for as long as its body takes. */
    @WithDefault("4")
    int importRequests();

    /** Lists that are read as a stream. */
    List<Import> imports();

    /** What anybody may call from anywhere, because a secret in the path or a signature proves the right to do so. */
    List<Public> publicPaths();

    /** A list that is read as a stream. */
    interface Import {
        /** Its path as a regular expression. */
        String path();

        /** The media types of it that are read as a stream. */
        List<String> types();

        /** The largest list. */
        MemorySize limit();
    }

    /** A path that is public. */
    interface Public {
        /** A path, or with a slash at the end all paths below it. */
        String path();

        /** The largest body; 0 where the body is ignored. */
        @WithDefault("0")
        MemorySize bodyLimit();
    }
}
