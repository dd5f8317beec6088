package aicmo.cam.local.market;

import aicmo.cam.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What inbox knows of the messages that came in, by Message-ID; asks only for what may have changed. */
final class Verdicts {
    /**
     * A message as inbox has it.
     *
     * @param state WAITING, THREADED, STRANGER, or OWN
     * @param replyClass empty until it was classified
     * @param lead empty where it answers no mail to a lead
     */
    record Verdict(String from, String state, String replyClass, String reason, String lead) {
        /** Whether nothing about it will change by itself. */
        boolean isFinal() {
            return !replyClass.isEmpty() || state.equals("OWN");
        }
    }

    private static final String LIST = "/emails/inbound";

    private final Services services;
    private final Map<String, String> messageIds = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Verdict> known = new HashMap<>();

    Verdicts(Services services) {
        this.services = services;
    }

    /** The verdict on a message; empty where inbox does not list it. */
    Optional<Verdict> on(String messageId) {
        return Optional.ofNullable(known.get(messageId));
    }

    /** Every message that was classified. */
    List<Verdict> given() {
        return known.values().stream()
                .filter(verdict -> !verdict.replyClass().isEmpty())
                .toList();
    }

    /** Looks for new messages, and again at those that had no class. */
    void update() throws InterruptedException {
        for (String id : Set.copyOf(open)) {
            learn(services.get(Service.INBOX, LIST + "/" + id));
        }
        String after = "";
        boolean news = true;
        while (news) {
            JsonNode page = services.page(Service.INBOX, LIST, after);
            news = false;
            for (JsonNode item : page.path("items")) {
                // The newest come first, so a page without anything new is the last one that matters.
                if (!messageIds.containsKey(item.path("id").asText())) {
                    news = true;
                    learn(item);
                }
            }
            after = page.path("next").asText("");
            news &= page.hasNonNull("next");
        }
    }

    private void learn(JsonNode message) {
        String id = message.path("id").asText();
        String messageId = message.path("message_id").asText("");
        Verdict verdict = new Verdict(
                message.path("from").asText(""),
                message.path("state").asText(""),
                message.path("class").asText("").replace("null", ""),
                message.path("reason").asText(""),
                message.hasNonNull("lead_id") ? message.path("lead_id").asText() : "");
        messageIds.put(id, messageId);
        known.put(messageId, verdict);
        if (verdict.isFinal()) {
            open.remove(id);
        } else {
            open.add(id);
        }
    }
}
