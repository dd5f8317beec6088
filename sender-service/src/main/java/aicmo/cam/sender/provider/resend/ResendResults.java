package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.resend.Letters.Letter;
import aicmo.cam.sender.provider.resend.api.Json;
import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a successful answer speaks of: {@code {"id":"…"}} of one mail; of several {@code {"data":[{"id":"…"}],"errors":[{"index":2,
 * "message":"…"}]}}, where data has the accepted ones only, in order (resend.com/docs/api-reference/emails/send-batch-emails).
 */
final class ResendResults {
    private ResendResults() {}

    /** One a mail, in order; where the answer does not account for each mail, what became of all is unknown. */
    static List<Outcome> outcomes(Answer answer, Letters letters) {
        Optional<JsonNode> json = Json.parse(answer.body()).filter(JsonNode::isObject);
        return json.flatMap(
                        body -> letters.size() == 1 && !body.has("data") ? one(body, letters) : several(body, letters))
                .orElseGet(() -> Collections.nCopies(
                        letters.size(),
                        new Outcome.Unknown("Resend answered " + answer.status()
                                + " with a body that does not tell what became of each mail: "
                                + Refusal.text(answer.body()))));
    }

    private static Optional<List<Outcome>> one(JsonNode body, Letters letters) {
        return id(body).map(id -> List.of(accepted(id, letters.get(0))));
    }

    private static Optional<List<Outcome>> several(JsonNode body, Letters letters) {
        Map<Integer, Outcome> refused = new HashMap<>();
        for (JsonNode error : body.path("errors")) {
            JsonNode index = error.path("index");
            if (!index.isInt() || index.intValue() < 0 || index.intValue() >= letters.size()) {
                return Optional.empty();
            }
            String message = Refusal.text(error.path("message").asText("no reason"));
            refused.put(index.intValue(), new Outcome.Rejected("422", "Resend refused the mail: " + message));
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode accepted : body.path("data")) {
            Optional<String> id = id(accepted);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(id.get());
        }
        if (ids.size() + refused.size() != letters.size()) {
            return Optional.empty();
        }
        List<Outcome> outcomes = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < letters.size(); i++) {
            Outcome no = refused.get(i);
            outcomes.add(no == null ? accepted(ids.get(next++), letters.get(i)) : no);
        }
        return Optional.of(outcomes);
    }

    private static Outcome accepted(String id, Letter letter) {
        return new Outcome.Accepted(id, List.of(letter.item().mail().messageId()));
    }

    private static Optional<String> id(JsonNode json) {
        return Optional.ofNullable(json.path("id").textValue()).filter(id -> !id.isBlank());
    }
}
