package aicmo.cam.decision;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;

import aicmo.cam.events.CampaignStarted;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** The HTTP door to one campaign. */
final class Door {
    private final UUID campaign;

    Door(UUID campaign) {
        this.campaign = campaign;
    }

    /** Tells that the campaign was started, and waits until that was heard. */
    void start(CampaignStarted started) {
        Wire.tell(started);
        eventually().untilAsserted(() -> get("metrics").statusCode(200));
    }

    ValidatableResponse get(String what) {
        return given().get(path(what)).then();
    }

    ValidatableResponse post(String what, String body) {
        return given().contentType("application/json")
                .body(body)
                .post(path(what))
                .then();
    }

    ValidatableResponse put(String what, String body) {
        return given().contentType("application/json")
                .body(body)
                .put(path(what))
                .then();
    }

    /** As curl posts it: without a body, and without a word on what that would be. */
    ValidatableResponse post(String what) {
        return given().noContentType().post(path(what)).then();
    }

    private String path(String what) {
        return "/api/cam/campaigns/" + campaign + "/" + what;
    }
}
