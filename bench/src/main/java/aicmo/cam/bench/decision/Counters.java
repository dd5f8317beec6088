package aicmo.cam.bench.decision;

import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the decision service says of a campaign. */
public record Counters(Replica decision, UUID campaign) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP = 1000;
    private static final int TIMES = 5000;

    /** The counters of these names; all zero where it does not know the campaign yet. */
    public Map<String, Long> of(Iterable<String> names) throws InterruptedException {
        Map<String, Long> counters = new TreeMap<>();
        JsonNode metrics = read();
        names.forEach(name -> counters.put(name, metrics.path(name).asLong()));
        return counters;
    }

    /** Nanoseconds of reading this of the campaign, many times. */
    Histogram time(String what) throws IOException, InterruptedException {
        URI address = address(what);
        for (int i = 0; i < WARM_UP; i++) {
            Web.get(address);
        }
        Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            Web.get(address);
            times.recordValue(System.nanoTime() - start);
        }
        return times;
    }

    private JsonNode read() throws InterruptedException {
        try {
            return JSON.readTree(Web.get(address("metrics")));
        } catch (IOException unknown) {
            return JSON.createObjectNode();
        }
    }

    private URI address(String what) {
        return decision.url().resolve("/api/cam/campaigns/" + campaign + "/" + what);
    }
}
