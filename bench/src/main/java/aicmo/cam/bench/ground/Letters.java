package aicmo.cam.bench.ground;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.messaging.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Events as they are in real life: the first step of a lead's sequence, with its templates, a good kilobyte. Every letter is to a lead of
 * its own; the leads work for many companies, two or three at each.
 */
public final class Letters {
    private static final int COMPANIES = 25_000;
    private static final List<String> SENDERS = List.of(
            "Anna Berg <anna@acme.example>",
            "Bruno Costa <bruno@acme.example>",
            "Chiara Rossi <chiara@acme.example>",
            "Dirk Vos <dirk@acme.example>",
            "Elif Kaya <elif@acme.example>");
    private static final String TEXT = """
            Hi {{ first_name | default: "there" }},

            I saw that {{ company }} is hiring for its support team, and I wondered how you keep the answers consistent while the team
            grows. We help support leads with exactly that: new people answer like the best ones from their second week.

            Would a quarter of an hour next week make sense? I can show it on three of your own public questions.

            Best regards
            {{ signature }}
            """;

    private final List<UUID> campaigns;
    private final int companies;
    private int written;

    /** @param campaigns over how many campaigns the letters are spread */
    public Letters(int campaigns) {
        this(campaigns, COMPANIES);
    }

    /** @param companies how many domains the leads have */
    public Letters(int campaigns, int companies) {
        this.companies = companies;
        this.campaigns = Stream.generate(EventId::next).limit(campaigns).toList();
    }

    /** To other leads than those of the first {@code letters} of anybody else. */
    public Letters after(int letters) {
        written = letters;
        return this;
    }

    public List<EmailRequested> batch(int size) {
        return IntStream.range(0, size).mapToObj(i -> letter()).toList();
    }

    public EmailRequested letter() {
        return sequence(1).getFirst();
    }

    /** So many steps to one lead. */
    public List<EmailRequested> sequence(int steps) {
        int number = written++;
        UUID lead = EventId.next();
        return IntStream.rangeClosed(1, steps)
                .mapToObj(step -> letter(number, lead, step))
                .toList();
    }

    private EmailRequested letter(int number, UUID lead, int step) {
        String from = SENDERS.get(number % SENDERS.size());
        String company = "company-" + number % companies;
        return new EmailRequested(
                EventId.next(),
                Instant.now(),
                EventId.next(),
                campaigns.get(number % campaigns.size()),
                lead,
                step,
                "main",
                "lead-" + number + "@" + company + ".example",
                "Kim Lee",
                from,
                null,
                "A question about {{ company }}",
                TEXT,
                null,
                Map.of("first_name", "Kim", "company", company, "signature", from.substring(0, from.indexOf('<') - 1)),
                null);
    }
}
