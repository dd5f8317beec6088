package aicmo.cam.rest;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.rest.Problem.InvalidField;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void a_refusal_does_not_send_a_long_value_back_and_still_says_what_to_do() {
        String detail = "'" + "x".repeat(1_000_000) + "' is no address; write it as name@domain";

        Problem problem = Problem.invalid(List.of(new InvalidField("from", detail)));

        assertThat(problem.document().toString()).hasSizeLessThan(10_000).contains("write it as name@domain");
        assertThat(problem.getMessage()).startsWith("from 'xxx").endsWith("write it as name@domain");
    }
}
