package aicmo.cam.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private final BenchReport report = new BenchReport(
            "outbox",
            List.of(
                    new Figure("throughput", 600, "events/s", OptionalDouble.of(1000)),
                    new Figure("latency p50", 12.5, "ms", OptionalDouble.empty())));

    @Test
    void a_figure_stands_beside_its_limit() {
        assertThat(report.rows().get(1)).matches("throughput +600 events/s +1,000 +0\\.60");
        assertThat(report.rows().get(2)).matches("latency p50 +12\\.50 ms +- +-");
    }

    @Test
    void a_missing_limit_is_null_in_json() throws Exception {
        JsonNode json = new ObjectMapper().readTree(report.json());

        assertThat(json.get("bench").asText()).isEqualTo("outbox");
        assertThat(json.at("/figures/0/ratio").asDouble()).isEqualTo(0.6);
        assertThat(json.at("/figures/1/limit").isNull()).isTrue();
        assertThat(json.at("/figures/1/ratio").isNull()).isTrue();
    }
}
