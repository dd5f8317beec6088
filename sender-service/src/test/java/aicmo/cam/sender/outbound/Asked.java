package aicmo.cam.sender.outbound;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Mails as somebody asks for them by REST, good ones and others. */
final class Asked {
    static final Map<String, Object> GOOD = Map.of(
            "from", "Anna Berg <anna@acme.test>",
            "to", "ana@recipients.test",
            "to_name", "Ana Ferrer",
            "reply_to", "Replies <replies@acme.test>",
            "subject", "Hello",
            "text", "Some text");

    private Asked() {}

    static Map<String, Object> with(String field, Object value) {
        Map<String, Object> mail = new HashMap<>(GOOD);
        mail.put(field, value);
        return mail;
    }

    static ValidatableResponse send(Map<String, Object> mail) {
        return post(json(mail).getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse batch(Map<String, Object> body) {
        return given().contentType("application/json")
                .body(json(body))
                .post("/api/cam/email/batch-send")
                .then();
    }

    static ValidatableResponse post(byte[] body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", "bad-input")
                .body(body)
                .post("/api/cam/email/send")
                .then();
    }

    static String json(Map<String, Object> body) {
        try {
            return new ObjectMapper()
                    .configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true)
                    .writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
