package aicmo.cam.testing.resend;

import static aicmo.cam.testing.resend.Caller.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.resend.email.EmailRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EmailRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private final EmailRules rules = new EmailRules(Set.of(), "owner@acme.test");

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("from is missing", "missing_required_field", mail -> mail.remove("from")),
                broken("from is no address", "validation_error", mail -> mail.put("from", "Ana")),
                broken("to is empty", "missing_required_field", mail -> mail.putArray("to")),
                broken("to is a number", "validation_error", mail -> mail.put("to", 5)),
                broken("to is no address", "validation_error", mail -> mail.put("to", "a b@client.test")),
                broken("to has 51", "validation_error", mail -> {
                    var to = mail.putArray("to");
                    for (int i = 0; i < 51; i++) {
                        to.add("a" + i + "@client.test");
                    }
                }),
                broken("cc is no address", "validation_error", mail -> mail.put("cc", "nobody")),
                broken("subject is missing", "missing_required_field", mail -> mail.remove("subject")),
                broken("there is no body", "missing_required_field", mail -> mail.remove("html")),
                broken("a header is no text", "validation_error", mail -> mail.putObject("headers")
                        .put("X-N", 1)),
                broken("a tag has a space", "validation_error", mail -> tag(mail, "cam paign", "c")),
                broken("a tag is too long", "validation_error", mail -> tag(mail, "c", "x".repeat(257))),
                broken(
                        "schedule in the past",
                        "validation_error",
                        mail -> mail.put("scheduled_at", "2026-02-28T10:00:00Z")),
                broken("schedule too far", "validation_error", mail -> mail.put("scheduled_at", "in 31 days")),
                broken("schedule is no time", "validation_error", mail -> mail.put("scheduled_at", "soon")),
                broken("an empty attachment", "invalid_attachment", mail -> mail.putArray("attachments")
                        .addObject()
                        .put("filename", "a.txt")),
                broken("an attachment of 41 MB", "invalid_attachment", mail -> mail.putArray("attachments")
                        .addObject()
                        .put("content", "AAAA".repeat(41 * 1024 * 256))),
                broken("html beside a template", "validation_error", mail -> mail.putObject("template")
                        .put("id", "welcome")),
                broken("a reserved variable", "validation_error", mail -> template(mail, "EMAIL", "x")),
                broken("a long value", "validation_error", mail -> template(mail, "CTA", "x".repeat(2001))),
                broken("a long key", "validation_error", mail -> template(mail, "K".repeat(51), "x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void what_breaks_a_rule_is_refused_by_name(String what, String error, JsonNode mail) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rules.check(mail, false, NOW));

        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.error().code()).isEqualTo(error);
        assertThat(refusal.error().status()).isEqualTo(422);
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                sound("50 recipients", mail -> {
                    var to = mail.putArray("to");
                    for (int i = 0; i < 50; i++) {
                        to.add("A <a" + i + "@client.test>");
                    }
                }),
                sound("text alone", mail -> mail.put("text", "Hello").remove("html")),
                sound("no text part wanted", mail -> mail.put("text", "")),
                sound("30 days ahead", mail -> mail.put("scheduled_at", "2026-03-31T10:00:00Z")),
                sound("in 1 min", mail -> mail.put("scheduled_at", "in 1 min")),
                sound("tags", mail -> tag(mail, "cam_paign-1", "x".repeat(256))),
                sound("a template", mail -> template(mail, "CTA", "Sign up")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void what_keeps_the_rules_is_taken(String what, JsonNode mail) {
        assertThat(rules.check(mail, false, NOW).from()).as(what).isEqualTo("Ana <ana@acme.test>");
    }

    private static Arguments broken(String what, String error, Consumer<ObjectNode> change) {
        return Arguments.of(what, error, changed(change));
    }

    private static Arguments sound(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, changed(change));
    }

    private static ObjectNode changed(Consumer<ObjectNode> change) {
        ObjectNode mail = mail("bea@client.test");
        change.accept(mail);
        return mail;
    }

    private static void tag(ObjectNode mail, String name, String value) {
        mail.putArray("tags").add(Json.object().put("name", name).put("value", value));
    }

    private static void template(ObjectNode mail, String key, String value) {
        mail.remove("html");
        mail.putObject("template").put("id", "welcome").putObject("variables").put(key, value);
    }
}
