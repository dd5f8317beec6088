package aicmo.cam.rest.guard;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Bounds what JSON may become in memory: a body of 2 MB can hold a million objects, and each of them takes many times its text. */
@Singleton
public class ReadLimits implements ObjectMapperCustomizer {
    /** Of the largest request that is of use, 1000 emails with twenty fields each, this is twice as many tokens. */
    private static final long MOST_TOKENS = 100_000;

    private static final int DEEPEST = 50;
    private static final int LONGEST_STRING = 4_000_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;

    /** What holds wherever a service reads JSON that somebody sent it. */
    public static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LONGEST_STRING)
            .maxNumberLength(LONGEST_NUMBER)
            .maxNameLength(LONGEST_NAME)
            .maxTokenCount(MOST_TOKENS)
            .build();

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(CONSTRAINTS);
    }
}
