package aicmo.cam.decision.erasure;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.events.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** What names a person in {@code delivery} and {@code alert}; no other table does. */
@Singleton
class ErasureRows {
    private static final String ERASED = "(erased)";

    private final Jdbi jdbi;

    ErasureRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A webhook is not told any more of what happened to the person, but that the person wants to be erased. */
    void erase(ErasureRequested wish) {
        String address = wish.recipient().toLowerCase(Locale.ROOT);
        List<String> named = Stream.concat(
                        Stream.of(address), wish.leadIds().stream().map(UUID::toString))
                .toList();
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update delivery set state = 'GIVEN_UP', body = '', answer = 'the person''s data were erased'
                            where state = 'PENDING' and type <> :wish
                              and exists (select from unnest(:named) as name where position(name in lower(body)) > 0)
                            """)
                    .bind("wish", Topic.ERASURE_REQUESTED.eventType())
                    .bindArray("named", String.class, named)
                    .execute();
            handle.createUpdate("""
                            update delivery set answer = null where position(:address in lower(answer)) > 0
                            """).bind("address", address).execute();
            handle.createUpdate("""
                            update alert set subject = %1$s, text = %2$s, answer = %3$s
                            where position(:address in lower(concat_ws(' ', subject, text, answer))) > 0
                            """.formatted(without("subject"), without("text"), without("answer")))
                    .bind("address", address)
                    .bind("erased", ERASED)
                    .execute();
        });
    }

    /** In any spelling; what follows the stars is no expression but the text itself. */
    private static String without(String column) {
        return "regexp_replace(" + column + ", '***=' || :address, :erased, 'gi')";
    }
}
