package aicmo.cam.sender;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.SenderDescribed;
import aicmo.cam.sender.description.DueDescription;
import aicmo.cam.sender.unsubscribe.PublicUrlClient;
import aicmo.cam.testing.backing.BackingServices;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class DescriptionTest {
    @Inject
    DueDescription description;

    @Inject
    PublicUrlClient publicUrl;

    @Test
    void the_sender_describes_itself_once_while_nothing_changes() {
        try (Heard<SenderDescribed> heard =
                new Heard<>(BackingServices.shared().kafka(), "cam.sender-described", SenderDescribed.class)) {
            description.run();
            description.run();

            eventually().untilAsserted(() -> assertThat(heard.untilNow())
                    .singleElement()
                    .returns("smtp", SenderDescribed::provider)
                    .returns(true, SenderDescribed::postalAddress)
                    .returns("https://mail.acme.test/cam", SenderDescribed::publicUrl)
                    .returns(false, SenderDescribed::publicUrlAnswers)
                    .satisfies(event -> assertThat(event.publicUrlSays()).isNotBlank()));
        }
    }

    @Test
    void a_public_url_leads_to_the_page_of_this_sender_or_does_not() {
        String here = "http://127.0.0.1:" + RestAssured.port;

        assertThat(publicUrl.fault(here)).isEmpty();
        assertThat(publicUrl.fault(here + "/api/cam").orElseThrow()).contains("another page");
        assertThat(publicUrl.fault("http://127.0.0.1:1")).isPresent();
    }
}
