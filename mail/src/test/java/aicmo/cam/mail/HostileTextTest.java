package aicmo.cam.mail;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.coding.Clean;
import aicmo.cam.mail.coding.EncodedWords;
import aicmo.cam.mail.coding.MailDate;
import aicmo.cam.mail.coding.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parser of text over texts that are made to be slow to read, far longer than what a message may bring to it. */
class HostileTextTest {
    /** Quadratic work over so many characters takes many minutes. */
    private static final int LONG = 300_000;

    private static final Map<String, Consumer<String>> PARSERS = new LinkedHashMap<>();

    static {
        PARSERS.put("encoded words", EncodedWords::decode);
        PARSERS.put("addresses", Address::parseList);
        PARSERS.put("address", Address::isValid);
        PARSERS.put("parameters", text -> Parameters.parse("x; " + text).get("name"));
        PARSERS.put("message ids", MessageIds::parse);
        PARSERS.put("date", MailDate::parse);
        PARSERS.put("text", Clean::text);
        PARSERS.put("line", Clean::line);
        PARSERS.put("flowed text", text -> FlowedText.unfold(text, true));
        PARSERS.put("report", DeliveryReportReader::readText);
        PARSERS.put("subject of a reply", Reply::subject);
        PARSERS.put("quote of a reply", Reply::quote);
    }

    static Stream<String> pieces() {
        return Stream.of(
                "=?a?x?b",
                "=?a?q?b",
                "=?",
                "?=",
                "=?utf-8?q?a?= ",
                "=?utf-8?q?a??",
                "?",
                "=",
                "a@:",
                "a@b:",
                ":",
                "=?:",
                "[:",
                "(",
                ")",
                "\\",
                "\"",
                "\"\\",
                "<",
                ">",
                "<a@b>",
                "<<>",
                ",",
                ";",
                "; ;",
                "a=b;",
                "a=\"b",
                "name*0*=x;",
                "'",
                "%",
                "%41",
                "@",
                "a@",
                "a b@c ",
                ".",
                "a.",
                "-",
                " ",
                "\t",
                "\n",
                "\r",
                "\r\n",
                "\n\n",
                "> ",
                ">",
                ">\n",
                "a \n",
                "-- \n",
                "message-id:\n",
                "1",
                "12:",
                "1 jan 20",
                "Re:",
                "Re[1",
                "Final-Recipient: rfc822;a\n",
                "Status: 5.1.1\n",
                "Action: failed\n",
                "\\x{41}",
                "5.",
                "5.1.1",
                "\0",
                "e\u0301",
                "İ",
                "ß",
                "Σ",
                "\ud83d\ude00",
                "\ud83d",
                "\u00a0");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_parser_is_linear_in_its_text(String piece) {
        String much = piece.repeat(LONG / piece.length());
        for (String text : List.of(much, "<a@b " + much + "x", "\"" + much + "~")) {
            PARSERS.forEach(
                    (name, parser) -> CpuTime.limited(name + " over '" + piece + "'", () -> parser.accept(text)));
        }
    }

    @ParameterizedTest
    @MethodSource("pieces")
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void html_is_text_in_a_time_that_grows_with_it(String piece) {
        String much = piece.repeat(LONG / 4 / piece.length());
        for (String frame : List.of("%s", "<p style=\"x %s\">", "<p %s", "<!-- %s", "<pre>%s", "<script>%s")) {
            String html = frame.replace("%s", much);
            CpuTime.limited("'" + piece + "' in " + frame, () -> assertThat(HtmlText.of(html))
                    .isNotNull());
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void names_of_tags_that_grow_in_lower_case_take_no_time() {
        for (String frame : List.of("<p %s>", "<a%s>", "<p x=\"y>\" %s", "<a=%s", "</a%s>", "<p <%s>")) {
            String html = frame.replace("%s", "İ".repeat(500_000)) + "<p>İstanbul";
            CpuTime.limited(frame, () -> assertThat(HtmlText.of(html)).isNotNull());
        }
        assertThat(HtmlText.of("a < b " + "İ".repeat(2_000) + " > c <p title='İ'>İstanbul"))
                .endsWith("İstanbul");
    }
}
