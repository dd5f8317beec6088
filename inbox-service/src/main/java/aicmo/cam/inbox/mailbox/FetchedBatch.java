package aicmo.cam.inbox.mailbox;

import java.util.List;

/**
 * What was read at once.
 *
 * @param messages ascending by UID; fewer than were asked for where some are gone
 * @param through the last UID that this covers: those up to it that are not here are no longer there
 */
public record FetchedBatch(List<Fetched> messages, long through) {
    public FetchedBatch {
        messages = List.copyOf(messages);
    }
}
