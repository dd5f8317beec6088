package aicmo.cam.bench.claim;

import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The list of mails, page by page, as a dashboard asks for it. */
record Pages(Replica sender) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMES = 200;

    /** The cursor of a page: that of the first is empty. */
    String cursorOf(int page) throws IOException, InterruptedException {
        String after = "";
        for (int i = 1; i < page; i++) {
            JsonNode answer = JSON.readTree(Web.get(address(after)));
            after = answer.path("next").asText();
            if (after.isEmpty()) {
                throw new IllegalStateException("there are only " + i + " pages");
            }
        }
        return after;
    }

    /** Nanoseconds of getting it, many times. */
    Histogram time(String after) throws IOException, InterruptedException {
        URI address = address(after);
        for (int i = 0; i < TIMES; i++) {
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

    private URI address(String after) {
        return sender.url().resolve("/api/cam/emails/outbound" + (after.isEmpty() ? "" : "?after=" + after));
    }
}
