package aicmo.cam.sender.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribePageTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "it", "nl", "pl", "pt"})
    void a_page_is_whole_in_every_language(String language) {
        PageTexts texts = PageTexts.of(language);

        assertThat(texts.language()).isEqualTo(language);
        for (UnsubscribePage page : List.of(
                UnsubscribePage.asking(texts, "ana@recipients.test"),
                UnsubscribePage.done(texts, "ana@recipients.test"),
                UnsubscribePage.unknown(texts))) {
            assertThat(page.html())
                    .contains("<html lang=\"" + language + "\">", "<title>", "<h1>", "<main>")
                    .doesNotContain("{0}", "ana@", "<script", "http:", "https:");
        }
        assertThat(UnsubscribePage.asking(texts, "ana@recipients.test").html())
                .contains("<form method=\"post\">", "a•••@recipients.test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-AT,de;q=0.9,en;q=0.8 | de",
                "ja,fr;q=0.5 | fr",
                "ja | en",
                "'' | en",
                "*;q=x,,, | en",
                "pt-BR | pt",
                "en;q=0.1,es;q=0.9 | es"
            })
    void the_visitor_s_languages_decide(String header, String language) {
        assertThat(PageTexts.of(header).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, a•••@example.com",
        "a@example.com, a•••@example.com",
        "<b>x@example.com, <•••@example.com"
    })
    void an_address_is_masked(String address, String masked) {
        assertThat(MaskedAddress.of(address)).isEqualTo(masked);
    }

    @Test
    void nothing_of_an_address_is_taken_for_html() {
        assertThat(UnsubscribePage.done(PageTexts.of("en"), "<b>@<i>.test").html())
                .contains("&lt;•••@&lt;i&gt;.test");
    }
}
