package aicmo.cam.bench;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.messaging.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events as they are in real life: a step of a lead's sequence, with its templates, a good kilobyte. */
final class Letters {
    private static final UUID CAMPAIGN = EventId.next();
    private static final String TEXT = """
            Hi {{ first_name | default: "there" }},

            I saw that {{ company }} is hiring for its support team, and I wondered how you keep the answers consistent while the team
            grows. We help support leads with exactly that: new people answer like the best ones from their second week.

            Would a quarter of an hour next week make sense? I can show it on three of your own public questions.

            Best regards
            Anna Berg
            """;

    private Letters() {}

    static List<EmailRequested> batch(int size) {
        return IntStream.range(0, size).mapToObj(i -> letter()).toList();
    }

    static EmailRequested letter() {
        UUID lead = EventId.next();
        return new EmailRequested(
                EventId.next(),
                Instant.now(),
                EventId.next(),
                CAMPAIGN,
                lead,
                1,
                "main",
                "lead-" + lead + "@example.org",
                "Kim Lee",
                "Anna Berg <anna@acme.example>",
                null,
                "A question about {{ company }}",
                TEXT,
                null,
                Map.of("first_name", "Kim", "company", "Example Ltd", "email", "lead@example.org"),
                "Europe/Berlin");
    }
}
