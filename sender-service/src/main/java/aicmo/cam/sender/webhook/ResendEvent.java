package aicmo.cam.sender.webhook;

import aicmo.cam.mail.address.Address;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An event as Resend tells it (resend.com/docs/dashboard/webhooks/event-types).
 *
 * @param at when it happened; null where it can't be read
 * @param providerMessageId Resend's id of the mail; null where it has none
 * @param emailId ours, from the tag {@value #TAG}; null where it has none
 * @param messageId with angle brackets; null where not told
 * @param data what else the event tells
 */
record ResendEvent(String type, Instant at, String providerMessageId, UUID emailId, String messageId, JsonNode data) {
    /** The tag that every mail of ours bears. */
    static final String TAG = "email";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MESSAGE_ID = Pattern.compile("<?([^<>\\s\\p{Cntrl}]{3,900})>?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_TEXTS = 10;

    /** @throws Unreadable where it is no event */
    static ResendEvent of(byte[] payload) {
        JsonNode event = tree(payload);
        String type = text(event.path("type")).orElseThrow(() -> new Unreadable("it has no type"));
        JsonNode data = event.path("data");
        return new ResendEvent(
                type,
                instant(event.path("created_at")),
                text(data.path("email_id")).orElse(null),
                emailId(data.path("tags")),
                text(data.path("message_id")).flatMap(ResendEvent::messageId).orElse(null),
                data);
    }

    /** The text at the place, in one line and not too long; empty where there is none. */
    Optional<String> text(String object, String field) {
        return text(data.path(object).path(field));
    }

    /** The texts at the place, or the one text. */
    List<String> texts(String object, String field) {
        return texts(data.path(object).path(field));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), MOST_TEXTS); i++) {
                text(node.get(i)).ifPresent(texts::add);
            }
        } else {
            text(node).ifPresent(texts::add);
        }
        return texts;
    }

    /** To whom the mail went, as it tells. */
    List<String> to() {
        return texts(data.path("to")).stream()
                .flatMap(text -> Address.parseList(text).stream())
                .map(Address::address)
                .toList();
    }

    /** It is signed, but no event that can be read. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private static JsonNode tree(byte[] payload) {
        try {
            JsonNode tree = JSON.readTree(payload);
            if (tree == null || !tree.isObject()) {
                throw new Unreadable("it is no JSON object");
            }
            return tree;
        } catch (IOException e) {
            throw new Unreadable(
                    "it is no JSON: " + CONTROL.matcher(e.getMessage()).replaceAll(" "));
        }
    }

    /** In webhooks an object; in requests a list of names and values. */
    private static UUID emailId(JsonNode tags) {
        if (tags.isArray()) {
            for (JsonNode tag : tags) {
                if (TAG.equals(tag.path("name").asText())) {
                    return uuid(tag.path("value").asText());
                }
            }
            return null;
        }
        return uuid(tags.path(TAG).asText());
    }

    private static UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            // somebody else's tag of that name
            return null;
        }
    }

    private static Optional<String> messageId(String text) {
        var id = MESSAGE_ID.matcher(text);
        return id.matches() ? Optional.of("<" + id.group(1) + ">") : Optional.empty();
    }

    /** Resend writes times in several ways: {@code 2026-04-03T22:13:42.674Z}, {@code 2026-04-03 22:13:42.674981+00}. */
    private static Instant instant(JsonNode node) {
        String iso = node.asText().strip().replaceFirst(" ", "T").replaceFirst("([+-]\\d\\d)$", "$1:00");
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException e) {
            // when it came has to do
            return null;
        }
    }

    private static Optional<String> text(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            return Optional.empty();
        }
        String line = CONTROL.matcher(node.asText()).replaceAll(" ").strip();
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line);
    }
}
