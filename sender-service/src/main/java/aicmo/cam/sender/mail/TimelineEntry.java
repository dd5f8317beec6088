package aicmo.cam.sender.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;

/**
 * One thing that happened to a mail.
 *
 * @param what the status it has since, or what else was told of it, such as {@code OPENED}
 * @param by who did it: {@code sender}, a provider, {@code reply}, or a person
 * @param why in words; null where there is no more to say
 * @param times how often it happened, where that may be often and one entry stands for all; null for once
 * @param lastAt when it happened last, where one entry stands for several attempts: {@code at} is the first; null where not kept
 * @param address whose address it concerns, as suppression compares addresses; null where it concerns all, or the mail has only one
 */
public record TimelineEntry(
        Instant at, String what, String by, String why, Integer times, Instant lastAt, String address) {
    /** What people say for a timeline, as a regular expression: without control characters. */
    public static final String ONE_LINE = "[^\\p{Cntrl}]*";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    public TimelineEntry(Instant at, String what, String by, String why, Integer times) {
        this(at, what, by, why, times, null, null);
    }

    public static TimelineEntry of(Instant at, MailStatus status, String by, String why) {
        return new TimelineEntry(at, status.name(), by, why, null);
    }

    /** The entry as a JSON array of one, to be appended to a timeline. */
    public String json() {
        return json(List.of(this));
    }

    /** What an entry that stands for several attempts says of the last one, as a JSON object to be merged into it. */
    public static String fields(String why, Instant lastAt) {
        try {
            return JSON.writeValueAsString(new TimelineEntry(null, null, null, why, null, lastAt, null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a timeline can't be written as JSON", e);
        }
    }

    /** A whole timeline as it is stored. */
    public static String json(List<TimelineEntry> timeline) {
        try {
            return JSON.writeValueAsString(timeline);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a timeline can't be written as JSON", e);
        }
    }

    /** The entries of a stored timeline, the oldest first. */
    public static List<TimelineEntry> all(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<TimelineEntry>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored timeline can't be read", e);
        }
    }
}
