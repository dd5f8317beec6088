package aicmo.cam.inbox.display;

import aicmo.cam.events.ReplyClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which messages are asked for; each is null where it does not matter.
 *
 * @param state one of {@link aicmo.cam.inbox.message.Standing#NAMES}; null for all but our own
 * @param from received at this moment or later
 * @param to received before this moment
 * @param words as a person types them into a search field: all of them, {@code "a phrase"}, {@code or}, {@code -without}
 */
record InboundFilter(
        UUID campaign,
        UUID lead,
        ReplyClass replyClass,
        String mailbox,
        String state,
        Instant from,
        Instant to,
        String words) {
    private static final String FOUND =
            "id in (select inbound_id from inbound_words where words @@ websearch_to_tsquery('simple', :words))";

    /** Only the conditions that are asked for: a statement with all of them would use no index. */
    String conditions() {
        List<String> conditions = new ArrayList<>();
        add(conditions, campaign, "campaign_id = :campaign");
        add(conditions, lead, "lead_id = :lead");
        add(conditions, replyClass, "reply_class = :class");
        add(conditions, mailbox, "mailbox = :mailbox");
        add(conditions, from, "received_at >= :from");
        add(conditions, to, "received_at < :to");
        add(conditions, words, FOUND);
        conditions.add(state == null ? "state <> 'OWN'" : "state = :state");
        return String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("campaign", campaign);
        values.put("lead", lead);
        values.put("class", replyClass == null ? null : replyClass.name());
        values.put("mailbox", mailbox);
        values.put("state", state);
        values.put("from", from);
        values.put("to", to);
        values.put("words", words);
        values.values().removeIf(java.util.Objects::isNull);
        return values;
    }

    private static void add(List<String> conditions, Object value, String condition) {
        if (value != null) {
            conditions.add(condition);
        }
    }
}
