package aicmo.cam.mail;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.coding.Charsets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final Pattern TEXT_BODY = Pattern.compile("<text-body name=\"([^\"]+)\"");
    private static final Pattern OTHER_TEXT =
            Pattern.compile("text/(?!plain)|name=|attachment", Pattern.CASE_INSENSITIVE);

    @Test
    void every_bounce_is_read_whole() {
        List<Path> messages = Corpus.messages("bounces");
        for (Path file : messages) {
            InternetMessage message = read(file);
            assertThat(message.truncated()).as("%s is truncated", file).isFalse();
            assertThat(message.subject().isEmpty() && message.text().isEmpty())
                    .as("%s says nothing", file)
                    .isFalse();
        }
        assertThat(messages).hasSizeGreaterThan(600);
    }

    @Test
    void every_status_part_of_a_bounce_is_a_delivery_report() {
        List<String> missed = new ArrayList<>();
        List<Path> messages = Corpus.messages("bounces");
        for (Path file : messages) {
            String raw = latin1(file).toLowerCase(Locale.ROOT);
            boolean has = raw.lines().anyMatch(line -> line.startsWith("final-recipient:"));
            boolean found = read(file)
                    .deliveryReport()
                    .map(report -> !report.recipients().isEmpty())
                    .orElse(false);
            if (has && !found) {
                missed.add(file.getFileName().toString());
            }
        }
        // One encloses another system's bounce, as a message of its own.
        assertThat(missed).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void every_abuse_report_names_its_kind() {
        for (Path file : Corpus.messages("bounces")) {
            String raw = latin1(file);
            if (raw.contains("message/feedback-report")) {
                assertThat(read(file).feedbackReport().map(FeedbackReport::feedbackType))
                        .as("%s", file)
                        .hasValueSatisfying(type -> assertThat(type).isNotEmpty());
            }
        }
    }

    @Test
    void hostile_mime_gives_the_texts_that_a_good_parser_finds() {
        int found = 0;
        List<String> missed = new ArrayList<>();
        for (Path file : Corpus.messages("mime")) {
            String text = squeezed(read(file).text());
            Path expected = Path.of(file.toString().replace(".msg", "_decoded.xml"));
            for (String name : plainTexts(latin1(expected))) {
                byte[] body = Corpus.read(file.resolveSibling(name));
                boolean sound = text.contains(squeezed(Charsets.decode(body, "")))
                        || text.contains(squeezed(Charsets.decode(body, "iso-8859-15")));
                found += sound ? 1 : 0;
                if (!sound) {
                    missed.add(name);
                }
            }
        }
        // A line that can be no header is taken for noise there, not for the beginning of the text.
        assertThat(missed).containsExactly("malformedHeaderStartsBody-nocrlfcrlf_decoded_1.txt");
        assertThat(found).isGreaterThan(60);
    }

    /** What a person reads as text: no HTML source, no attached files, no other form of the same, no enclosed message. */
    private static List<String> plainTexts(String xml) {
        int enclosed = xml.indexOf("<message>", xml.indexOf("<message>") + 1);
        String own = enclosed < 0 ? xml : xml.substring(0, enclosed);
        List<String> names = new ArrayList<>();
        for (Matcher body = TEXT_BODY.matcher(own); body.find() && !own.contains("multipart/alternative"); ) {
            String header = own.substring(own.lastIndexOf("<header>", body.start()), body.start());
            boolean other = OTHER_TEXT.matcher(header).find();
            if (!other || (names.isEmpty() && !header.contains("text/"))) {
                names.add(body.group(1));
            }
        }
        return names;
    }

    private static String latin1(Path file) {
        return new String(Corpus.read(file), StandardCharsets.ISO_8859_1);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static InternetMessage read(Path file) {
        InternetMessage message = InternetMessage.parse(Corpus.read(file));
        Sound.check(message);
        return message;
    }
}
