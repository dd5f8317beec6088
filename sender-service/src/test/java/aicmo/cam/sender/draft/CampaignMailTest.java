package aicmo.cam.sender.draft;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import aicmo.cam.sender.draft.Drafted.Draft;
import aicmo.cam.sender.draft.Drafted.Refusal;
import aicmo.cam.sender.mail.RenderedMail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignMailTest {
    private static final UUID ID = UUID.fromString("01a203e3-483e-7431-839a-d7da86c66d4e");
    private static final UUID OTHER = UUID.fromString("01a203e3-483e-7431-839a-d7da86c66d4f");
    private static final String URL = "https://mail.acme.test/u/" + ID;
    private static final Map<String, String> ANA = Map.of("first_name", "Ana");

    @Test
    void a_campaigns_mail_can_be_unsubscribed_from_with_one_click() {
        RenderedMail mail = mail(ID, order("Dear {{ first_name }}", "<p>Dear {{ first_name }}</p>", ANA));

        assertThat(mail.headers())
                .isEqualTo(Map.of(
                        "List-Unsubscribe", "<" + URL + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        assertThat(mail.text()).startsWith("Dear Ana\n\n---\n").contains(URL, Imprints.ADDRESS);
        assertThat(mail.html()).startsWith("<p>Dear Ana</p>").contains("href=\"" + URL + "\"", "10115 Berlin");
    }

    @Test
    void its_headers_are_written_as_they_are() {
        MessageComposer composer =
                new MessageComposer().from(Address.of("a@acme.test")).date(Instant.EPOCH);
        mail(ID, order("Hi", null, ANA)).headers().forEach(composer::header);

        assertThat(new String(composer.build(), StandardCharsets.US_ASCII).replace("\r\n ", " "))
                .contains("\r\nList-Unsubscribe: <" + URL + ">\r\n")
                .contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    }

    @Test
    void a_mail_outside_campaigns_has_nothing_of_it_and_needs_no_setting() {
        Order order = new Order(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                "ana@recipients.test",
                null,
                "anna@acme.test",
                null,
                "Hi",
                "Text",
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                Map.of());

        var drafted =
                drafting(Imprints.of(Optional.empty(), Optional.empty(), true)).draft(ID, order, ThreadSoFar.NONE);

        assertThat(((Draft) drafted).mail().headers()).isEmpty();
        assertThat(((Draft) drafted).mail().text()).isEqualTo("Text");
        assertThat(((Draft) drafted).mail().replyTo()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        ", https://mail.acme.test, AICMO_CAM_POSTAL_ADDRESS is not set",
        "Acme, , AICMO_CAM_PUBLIC_URL is not set",
        ", , AICMO_CAM_POSTAL_ADDRESS and AICMO_CAM_PUBLIC_URL are not set"
    })
    void without_the_settings_it_is_refused_and_they_are_named(String address, String url, String detail) {
        var drafting = drafting(Imprints.of(Optional.ofNullable(address), Optional.ofNullable(url), false));

        var refusal = (Refusal) drafting.draft(ID, order("Hi", null, ANA), ThreadSoFar.NONE);

        assertThat(refusal.reason()).isEqualTo(Reason.INCOMPLETE_SETTINGS);
        assertThat(refusal.detail()).startsWith(detail);
    }

    @Test
    void a_template_may_place_the_link_and_the_address_itself() {
        RenderedMail mail = mail(
                ID,
                order(
                        "Stop: {{ unsubscribe_url }}\n{{ postal_address }}",
                        "<a href=\"{{ unsubscribe_url }}\">stop</a>",
                        ANA));

        assertThat(mail.text()).isEqualTo("Stop: " + URL + "\n" + Imprints.ADDRESS);
        assertThat(mail.html())
                .startsWith("<a href=\"" + URL + "\">stop</a>")
                .containsOnlyOnce(URL)
                .contains("Berlin");
    }

    @Test
    void no_column_of_a_lead_stands_in_for_the_link() {
        Map<String, String> forged = Map.of("unsubscribe_url", "https://evil.test", "postal_address", "Nowhere");

        assertThat(mail(ID, order("{{ unsubscribe_url }} {{ postal_address }}", null, forged))
                        .text())
                .contains(URL)
                .doesNotContain("evil", "Nowhere");
    }

    @Test
    void the_content_hash_covers_neither_footer_nor_link() {
        var elsewhere = drafting(Imprints.of(Optional.of("Elsewhere"), Optional.of("https://other.test"), true));
        for (String text : new String[] {"Hi", "Hi {{ unsubscribe_url }}", "Hi {{ postal_address }}"}) {
            Order order = order(text, "<p>" + text + "</p>", ANA);

            String hash = draft(drafting(Imprints.COMPLETE), ID, order).contentHash();

            assertThat(draft(drafting(Imprints.COMPLETE), OTHER, order).contentHash())
                    .isEqualTo(hash);
            assertThat(draft(elsewhere, OTHER, order).contentHash()).isEqualTo(hash);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Berg <anna@acme.test>, , Anna Berg <anna+d7da86c66d4e@acme.test>",
        "anna@acme.test, , anna+d7da86c66d4e@acme.test",
        "anna@acme.test, '\"Berg, Anna\" <replies@acme.test>', '\"Berg, Anna\" <replies+d7da86c66d4e@acme.test>'",
        "anna@acme.test, box+1@acme.test, box+1@acme.test",
        "box+1@acme.test, ,"
    })
    void replies_go_to_an_address_that_names_the_mail(String from, String replyTo, String expected) {
        Order order = new Order(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "main",
                1,
                null,
                null,
                false,
                "ana@recipients.test",
                null,
                from,
                replyTo,
                "Hi",
                "Text",
                null,
                Map.of(),
                null,
                null,
                Instant.EPOCH,
                Map.of());

        assertThat(draft(drafting(Imprints.of(Optional.of("Acme"), Optional.of("https://a.test"), true)), ID, order)
                        .mail()
                        .replyTo())
                .isEqualTo(expected);
        assertThat(mail(ID, order).replyTo()).isEqualTo(replyTo);
    }

    private static RenderedMail mail(UUID id, Order order) {
        return draft(drafting(Imprints.COMPLETE), id, order).mail();
    }

    private static Draft draft(Drafting drafting, UUID id, Order order) {
        return (Draft) drafting.draft(id, order, ThreadSoFar.NONE);
    }

    private static Drafting drafting(Imprint imprint) {
        return new Drafting(AllowList.of(Optional.empty()), imprint);
    }

    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID LEAD = UUID.randomUUID();

    private static Order order(String text, String html, Map<String, String> variables) {
        return new Order(
                UUID.randomUUID(),
                CAMPAIGN,
                LEAD,
                "main",
                1,
                null,
                null,
                false,
                "ana@recipients.test",
                null,
                "Anna Berg <anna@acme.test>",
                null,
                "Hi",
                text,
                html,
                variables,
                null,
                null,
                Instant.EPOCH,
                Map.of());
    }
}
