package aicmo.cam.sender.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FooterTest {
    private static final String ADDRESS = "Acme & Söhne\n1 Example Road";
    private static final String URL = "https://mail.acme.test/u/token";

    private final Footer footer = Footer.of(Optional.empty());

    @Test
    void a_text_ends_with_the_address_and_the_link() {
        assertThat(footer.underText("Hello\n\n\n", ADDRESS, URL))
                .isEqualTo("Hello\n\n---\nAcme & Söhne\n1 Example Road\n\nUnsubscribe: " + URL + "\n");
    }

    @Test
    void in_html_it_stands_escaped_before_the_end_of_the_body() {
        assertThat(footer.withinHtml("<html><body><p>Hi</p></BODY ></html>", ADDRESS, URL))
                .startsWith("<html><body><p>Hi</p>")
                .contains("Acme &amp; Söhne<br>\n1 Example Road<br>\n<br>\n")
                .contains("Unsubscribe: <a href=\"" + URL + "\">" + URL + "</a></p>")
                .endsWith("</BODY ></html>");
    }

    @Test
    void html_that_is_a_fragment_or_has_no_body_gets_it_at_its_end() {
        assertThat(footer.withinHtml("<p>Hi</p>", ADDRESS, URL))
                .startsWith("<p>Hi</p>")
                .endsWith("</p>\n");
        assertThat(footer.withinHtml("<html><p>Hi</p></html>", ADDRESS, URL)).endsWith("</p>\n</html>");
    }

    @Test
    void the_last_end_of_a_body_counts() {
        assertThat(footer.withinHtml("<body><pre></body></pre>Text</body>", ADDRESS, URL))
                .startsWith("<body><pre></body></pre>Text\n<p ");
    }

    @Test
    void what_the_content_says_itself_is_not_said_again() {
        assertThat(footer.underText("Stop: " + URL + "\nAcme & Söhne, 1 Example Road", ADDRESS, URL))
                .endsWith("---\n" + ADDRESS + "\n");
        assertThat(footer.underText("Stop: " + URL + "\n" + ADDRESS, ADDRESS, URL))
                .isEqualTo("Stop: " + URL + "\n" + ADDRESS);
        assertThat(footer.underText(ADDRESS, ADDRESS, URL)).isEqualTo(ADDRESS + "\n\n---\nUnsubscribe: " + URL + "\n");
        String own = "<p>Acme &amp; Söhne<br/>1 Example Road</p><a href=\"" + URL + "\">stop</a>";
        assertThat(footer.withinHtml(own, ADDRESS, URL)).isEqualTo(own);
    }

    @Test
    void a_footer_of_ones_own_stands_in_place_of_the_usual_one() {
        Footer german = Footer.of(Optional.of("Abmelden: {{ unsubscribe_url }}\n{{ postal_address }}"));

        assertThat(german.underText("Hallo", ADDRESS, URL))
                .isEqualTo("Hallo\n\n---\nAbmelden: " + URL + "\n" + ADDRESS + "\n");
        assertThat(german.underText(ADDRESS, ADDRESS, URL)).endsWith("---\nAbmelden: " + URL + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ unsubscribe_url }}",
                "{{ postal_address }}",
                "no variable at all",
                "{{ postal_address }} {{ unsubscribe_url }} {{ first_name }}",
                "{{ postal_address }} {% if unsubscribe_url == 'x' %}{{ unsubscribe_url }}{% endif %}",
                "{{ postal_address }} {{ unsubscribe_url | upcase }}",
                "{{ postal_address",
                "{% include 'x' %}{{ postal_address }}{{ unsubscribe_url }}"
            })
    void a_footer_that_lacks_one_of_them_is_refused_with_the_name_of_the_setting(String template) {
        assertThatThrownBy(() -> Footer.of(Optional.of(template)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("AICMO_CAM_EMAIL_FOOTER ");
    }
}
