package aicmo.cam.testing.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** How a hostile request may be answered. */
final class AnswerRules {
    private static final int LONGEST_REFUSAL = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerRules() {}

    /**
     * What is wrong with an answer; empty where nothing is.
     *
     * @param mayBeOff whether the operation may answer that a setting of it is missing
     */
    static Optional<String> fault(RawAnswer answer, RawRequest request, boolean mayBeOff) {
        if (answer.status() == RawAnswer.NOT_IN_TIME) {
            return Optional.of("no answer after " + answer.took());
        }
        if (answer.status() == RawAnswer.NO_ANSWER) {
            return Optional.of("the connection was closed without an answer");
        }
        if (answer.status() >= 500 && !(mayBeOff && answer.status() == 503)) {
            return Optional.of(answer.status() + " " + answer.body());
        }
        if (answer.status() < 400 || isPage(answer, request) || isNoRequest(answer, request)) {
            return Optional.empty();
        }
        if (answer.body().length() > LONGEST_REFUSAL) {
            return Optional.of(answer.status() + " sends back " + answer.body().length() + " bytes");
        }
        return answer.is("application/problem+json") && isProblem(answer)
                ? Optional.empty()
                : Optional.of(answer.status() + " is no problem document: "
                        + answer.head().replaceAll("\\s+", " ") + " " + answer.body());
    }

    /** What recipients of mails see is a page for people. */
    private static boolean isPage(RawAnswer answer, RawRequest request) {
        return request.target().startsWith("/u/") && answer.status() == 404 && answer.is("text/html");
    }

    /** What is no URI (RFC 3986) never reaches the service: Quarkus refuses it with a status alone. */
    private static boolean isNoRequest(RawAnswer answer, RawRequest request) {
        try {
            new URI(request.target());
            return false;
        } catch (URISyntaxException e) {
            return answer.status() == 400;
        }
    }

    private static boolean isProblem(RawAnswer answer) {
        try {
            JsonNode document = JSON.readTree(answer.body());
            return !document.path("title").asText().isBlank()
                    && document.path("status").asInt() == answer.status()
                    && !document.path("detail").asText().isBlank();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
