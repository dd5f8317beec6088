package aicmo.cam.sender.outbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class HeaderInjectionTest {
    @Inject
    SenderFixture fixture;

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    static Stream<Arguments> injections() {
        return Stream.of("from", "to", "to_name", "reply_to", "subject").flatMap(field -> Stream.of(
                        "\r\nBcc: everybody@recipients.test",
                        "\nBcc: x@recipients.test",
                        "\r",
                        "\0",
                        "\u0001",
                        "\u007f",
                        "\u0085",
                        "\u2028",
                        "\u2029",
                        "\u000b",
                        "\uD800")
                .map(injected -> Arguments.of(field, injected)));
    }

    @ParameterizedTest
    @MethodSource("injections")
    void nothing_that_could_break_a_header_gets_into_one(String field, String injected) {
        String good = Asked.GOOD.get(field).toString();
        for (String value : List.of(injected + good, good + injected + "x", good.charAt(0) + injected + good)) {
            Asked.send(Asked.with(field, value)).statusCode(422).body("errors.field", hasItem(field));
        }
        assertThat(fixture.count("true")).as("mails that are stored").isZero();
    }

    @Test
    void line_breaks_of_a_variable_become_spaces_in_a_header() {
        Map<String, Object> mail = Asked.with("subject", "Hello {{ name }}");
        mail.put("variables", Map.of("name", "Ana\r\nBcc: x@recipients.test"));

        String id = Asked.send(mail).statusCode(202).extract().path("email.id");

        assertThat(given().get("/api/cam/emails/outbound/" + id).<String>path("subject"))
                .matches("Hello Ana +Bcc: x@recipients\\.test");
    }
}
