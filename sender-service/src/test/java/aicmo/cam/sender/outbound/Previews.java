package aicmo.cam.sender.outbound;

import static io.restassured.RestAssured.given;

import aicmo.cam.events.EmailRequested;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;

/** Mails that are asked to be shown, in tests. */
final class Previews {
    static final String PATH = "/api/cam/email/preview";

    private Previews() {}

    static Map<String, Object> ofStep(EmailRequested request) {
        Map<String, Object> body = new HashMap<>();
        body.put("from", request.from());
        body.put("to", request.recipient());
        body.put("to_name", request.recipientName());
        body.put("subject", request.subject());
        body.put("text", request.text());
        body.put("html", request.html());
        body.put("variables", request.variables());
        body.put("campaign_id", request.campaignId().toString());
        body.put("lead_id", request.leadId().toString());
        body.put("track", request.track());
        return body;
    }

    static JsonPath shown(Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
