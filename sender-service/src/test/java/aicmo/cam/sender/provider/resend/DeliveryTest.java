package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.HttpDoor;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.mail.CamMail;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that Resend refuses as a whole. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class DeliveryTest {
    private final Map<String, HttpAnswer.Response> answered = new LinkedHashMap<>();
    private final List<String> accepted = new ArrayList<>();
    private Predicate<HttpCall> tooFast = call -> false;
    private final HttpDoor door = HttpDoor.open(call -> answer(call).with(Map.of("ratelimit-limit", "1000")));
    private final ResendEmailProvider provider =
            new ResendEmailProvider(Account.at(door.uri()), "1.2.3", new SimpleMeterRegistry(), Clock.systemUTC());

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void the_mails_at_fault_are_found_by_halves_and_the_others_go() {
        List<Outcome> outcomes = provider.send(batch(100, 17, 99));

        assertThat(IntStream.range(0, 100).filter(i -> outcomes.get(i) instanceof Outcome.Rejected))
                .containsExactly(17, 99);
        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(98);
        assertThat(accepted).hasSize(98).doesNotHaveDuplicates();
    }

    @Test
    void the_same_batch_again_makes_the_same_calls_under_the_same_keys() {
        List<Outcome> first = provider.send(batch(20, 3));
        List<String> keys = List.copyOf(answered.keySet());

        assertThat(provider.send(batch(20, 3))).isEqualTo(first);

        assertThat(answered.keySet()).containsExactlyElementsOf(keys);
        assertThat(keys).startsWith("cam-k", "cam-k/0").allMatch(key -> key.startsWith("cam-k"));
        assertThat(accepted).hasSize(19);
    }

    @Test
    void a_part_that_was_not_let_in_is_unknown_for_an_earlier_call_may_have_taken_it() {
        tooFast = call -> call.header("idempotency-key").orElseThrow().equals("cam-k/1");

        List<Outcome> outcomes = provider.send(batch(20, 3));

        assertThat(outcomes.subList(10, 20)).hasOnlyElementsOfType(Outcome.Unknown.class);
        assertThat(outcomes.subList(0, 10))
                .filteredOn(Outcome.Accepted.class::isInstance)
                .hasSize(9);
        tooFast = call -> false;
        assertThat(provider.send(batch(20, 3)))
                .filteredOn(Outcome.Accepted.class::isInstance)
                .hasSize(19);
        assertThat(accepted).hasSize(19).doesNotHaveDuplicates();
    }

    @Test
    void a_batch_of_huge_mails_goes_in_several_calls() {
        String text = "x".repeat(4 << 20);
        List<Batch.Item> mails = IntStream.range(0, 6)
                .mapToObj(i -> Mails.item(withText(Mails.to(i + "@lead.test"), text)))
                .toList();

        assertThat(provider.send(new Batch("k", mails))).hasOnlyElementsOfType(Outcome.Accepted.class);

        assertThat(answered).containsOnlyKeys("cam-k/0/0", "cam-k/0/1", "cam-k/1/0", "cam-k/1/1");
        assertThat(accepted).hasSize(6);
    }

    /** Refuses a call as a whole where a mail in it is poison, and knows its keys. */
    private synchronized HttpAnswer.Response answer(HttpCall call) {
        String key = call.header("idempotency-key").orElseThrow();
        if (tooFast.test(call)) {
            return error(429, "rate_limit_exceeded");
        }
        HttpAnswer.Response known = answered.get(key);
        if (known == null) {
            known = first(Json.parse(call.text()).orElseThrow());
            answered.put(key, known);
        }
        return known;
    }

    private HttpAnswer.Response first(JsonNode body) {
        if (body.toString().contains("poison")) {
            return error(422, "validation_error");
        }
        if (body.isObject()) {
            return Json.response(200, Json.object().put("id", accept(body)));
        }
        ArrayNode data = Json.array();
        body.forEach(mail -> data.add(Json.object().put("id", accept(mail))));
        return Json.response(200, Json.object().set("data", data));
    }

    private String accept(JsonNode mail) {
        String to = mail.at("/to/0").asText();
        accepted.add(to);
        return "id of " + to;
    }

    private static HttpAnswer.Response error(int status, String name) {
        return Json.response(
                status,
                Json.object().put("statusCode", status).put("name", name).put("message", "no"));
    }

    private static Batch batch(int size, int... poisoned) {
        return new Batch(
                "k",
                IntStream.range(0, size)
                        .mapToObj(i -> {
                            RenderedMail mail = Mails.to(i + "@lead.test");
                            boolean poison = IntStream.of(poisoned).anyMatch(p -> p == i);
                            return Mails.item(poison ? Mails.with(mail, "poison") : mail);
                        })
                        .toList());
    }

    private static RenderedMail withText(RenderedMail mail, String text) {
        return new RenderedMail(
                mail.from(), mail.to(), null, null, "Hi", text, null, mail.messageId(), null, List.of(), Map.of());
    }
}
