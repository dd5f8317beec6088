package aicmo.cam.sender.provider.resend;

import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.provider.SentLookup.Found;
import aicmo.cam.sender.provider.SentLookup.Wanted;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail as Resend shows it (resend.com/docs/api-reference/emails/retrieve-email).
 *
 * @param to as given
 * @param messageId null where it is not told (yet)
 * @param lastEvent null where it is not told
 * @param createdAt empty where it can't be read
 * @param hasTags the list may come without them
 * @param emailTag our id
 */
record ResendEmail(
        String id,
        List<String> to,
        String subject,
        String messageId,
        String lastEvent,
        Optional<Instant> createdAt,
        boolean hasTags,
        Optional<UUID> emailTag) {
    /** {@code 2026-04-03 22:13:42.674981+00}, and ISO 8601 with it. */
    private static final DateTimeFormatter CREATED = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter();

    ResendEmail {
        to = List.copyOf(to);
    }

    /** Empty where it has no id. */
    static Optional<ResendEmail> of(JsonNode json) {
        return Optional.ofNullable(json.path("id").textValue())
                .map(id -> new ResendEmail(
                        id,
                        texts(json.path("to")),
                        json.path("subject").asText(""),
                        json.path("message_id").textValue(),
                        json.path("last_event").textValue(),
                        Optional.ofNullable(json.path("created_at").textValue()).flatMap(ResendEmail::instant),
                        !json.path("tags").isEmpty(),
                        emailTag(json.path("tags"))));
    }

    boolean olderThan(Instant time) {
        return createdAt.filter(time::isAfter).isPresent();
    }

    /** Whether it has the recipient and the subject. */
    boolean couldBe(Wanted wanted) {
        String recipient = Address.of(wanted.recipient()).key();
        return oneLine(subject).equals(oneLine(wanted.subject()))
                && to.stream().flatMap(text -> Address.parse(text).stream()).anyMatch(address -> address.key()
                        .equals(recipient));
    }

    Found found() {
        return new Found(id, messageId, lastEvent);
    }

    static Optional<Instant> instant(String text) {
        try {
            TemporalAccessor time = CREATED.parseBest(text, Instant::from, LocalDateTime::from);
            return Optional.of(time instanceof LocalDateTime utc ? utc.toInstant(ZoneOffset.UTC) : Instant.from(time));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> emailTag(JsonNode tags) {
        for (JsonNode tag : tags) {
            if (tag.path("name").asText().equals("email")) {
                return uuid(tag.path("value").asText());
            }
        }
        return Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
