package aicmo.cam.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who tells what to whom, and by which key: the decision, written down once, that everything else is held against.
 *
 * @param key the first of these fields that is there is the key
 */
record EventTable(Topic topic, String publisher, Set<String> consumers, List<String> key) {
    static final Map<Topic, EventTable> ROWS =
            """
            campaign-started       | followup   | decision sender                   | campaign_id
            email-requested        | followup   | sender                            | lead_id
            email-queued           | sender     | inbox decision                    | email.lead_id recipient
            email-sent             | sender     | inbox followup decision           | email.lead_id recipient
            email-failed           | sender     | followup decision                 | email.lead_id recipient
            email-retried          | sender     | followup                          | email.lead_id recipient
            email-bounced          | sender     | followup decision                 | email.lead_id recipient
            recipient-unsubscribed | sender     | followup decision                 | email.lead_id recipient
            reply-ingested         | inbox      | classifier                        | threading.email.lead_id from
            reply-classified       | classifier | inbox sender followup decision    | email.lead_id from
            lead-changed           | followup   | sender decision                   | lead_id
            campaign-paused        | decision   | sender followup                   | campaign_id
            campaign-resumed       | decision   | sender followup                   | campaign_id
            erasure-requested      | followup   | inbox classifier sender decision  | address_hash
            sending-held           | sender     | decision                          | held
            mailbox-failing        | inbox      | decision followup                 | address
            suppression-changed    | sender     | followup                          | part
            sender-described       | sender     | followup                          | service
            mailbox-read           | inbox      | followup                          | address
            """.lines().map(EventTable::row).collect(toUnmodifiableMap(EventTable::topic, Function.identity()));

    private static EventTable row(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return new EventTable(
                Topic.named("cam." + cells.get(0)),
                cells.get(1),
                Set.of(cells.get(2).split(" ", -1)),
                List.of(cells.get(3).split(" ", -1)));
    }

    /** The topics that this service tells, by their names in Kafka. */
    static List<String> publishedBy(String service) {
        return ROWS.values().stream()
                .filter(row -> row.publisher.equals(service))
                .map(row -> row.topic.topicName())
                .toList();
    }

    /** The topics that this service listens to, by their names in Kafka. */
    static List<String> consumedBy(String service) {
        return ROWS.values().stream()
                .filter(row -> row.consumers.contains(service))
                .map(row -> row.topic.topicName())
                .toList();
    }

    String keyOf(JsonNode event) {
        return key.stream()
                .map(field -> event.at("/" + field.replace('.', '/')))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElseThrow();
    }
}
