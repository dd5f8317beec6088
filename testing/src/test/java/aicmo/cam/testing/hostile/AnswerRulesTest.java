package aicmo.cam.testing.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerRulesTest {
    private static final String PROBLEM = "http/1.1 400 x\r\ncontent-type: application/problem+json";
    private static final String DOCUMENT = "{\"title\":\"t\",\"status\":400,\"detail\":\"d\"}";

    @Test
    void a_problem_document_and_a_success_are_good_answers() {
        assertThat(AnswerRules.fault(answer(400, PROBLEM, DOCUMENT), to("/x"), false))
                .isEmpty();
        assertThat(AnswerRules.fault(answer(200, "http/1.1 200 ok", ""), to("/x"), false))
                .isEmpty();
    }

    @Test
    void a_5xx_silence_and_a_closed_connection_are_not() {
        assertThat(AnswerRules.fault(answer(500, PROBLEM, DOCUMENT), to("/x"), false))
                .isPresent();
        assertThat(AnswerRules.fault(answer(RawAnswer.NOT_IN_TIME, "", ""), to("/x"), false))
                .isPresent();
        assertThat(AnswerRules.fault(answer(RawAnswer.NO_ANSWER, "", ""), to("/x"), false))
                .isPresent();
    }

    @Test
    void a_refusal_that_is_no_problem_document_is_not() {
        assertThat(AnswerRules.fault(answer(400, "http/1.1 400 x", ""), to("/x"), false))
                .isPresent();
        assertThat(AnswerRules.fault(answer(400, PROBLEM, "{}"), to("/x"), false))
                .isPresent();
        assertThat(AnswerRules.fault(answer(400, PROBLEM, DOCUMENT.replace("400", "422")), to("/x"), false))
                .isPresent();
        assertThat(AnswerRules.fault(answer(400, PROBLEM, DOCUMENT + " ".repeat(100_000)), to("/x"), false))
                .isPresent();
    }

    @Test
    void an_operation_that_is_switched_off_says_so_with_a_problem() {
        String off = DOCUMENT.replace("400", "503");

        assertThat(AnswerRules.fault(answer(503, PROBLEM, off), to("/x"), true)).isEmpty();
        assertThat(AnswerRules.fault(answer(503, PROBLEM, off), to("/x"), false))
                .isPresent();
        assertThat(AnswerRules.fault(answer(503, "http/1.1 503 x", ""), to("/x"), true))
                .isPresent();
        assertThat(AnswerRules.fault(answer(500, PROBLEM, DOCUMENT), to("/x"), true))
                .isPresent();
    }

    @Test
    void only_what_is_no_uri_is_refused_with_a_status_alone() {
        assertThat(AnswerRules.fault(answer(400, "http/1.1 400 x", ""), to("/x?q=%zz"), false))
                .isEmpty();
        assertThat(AnswerRules.fault(answer(404, "http/1.1 404 x", ""), to("/x?q=%zz"), false))
                .isPresent();
    }

    private static RawAnswer answer(int status, String head, String body) {
        return new RawAnswer(status, head, body, Duration.ofMillis(1));
    }

    private static RawRequest to(String target) {
        return new RawRequest("GET", target, Map.of(), null, "x = y");
    }
}
