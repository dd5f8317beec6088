package aicmo.cam.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.rest.Problem;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonListReaderTest {
    private static final JsonListReader FISH =
            new JsonListReader("fish", "fish", "[{\"name\": …}]", "Nothing was done");

    @ParameterizedTest
    @ValueSource(strings = {"{\"fish\": [1, {\"a\": [2]}, null]}", "[1, {\"a\": [2]}, null]\n"})
    void elements_come_with_their_place_from_an_object_or_an_array_alone(String text) {
        assertThat(read(text)).containsExactly("1 1", "2 {\"a\":[2]}", "3 null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the body is not [{",
                "7 | the body is not [{",
                "{} | the body is not [{",
                "{\"fish\": {}} | the body is not [{",
                "{\"fish\": [], \"fish\": []} | the body is not [{",
                "{\"birds\": []} | 'birds', which does not exist; there is fish only",
                "[] [] | the body is not [{",
                "[{}, {]} | the body is no JSON (line 1)",
                "[{} | the body is no JSON (line 1)",
            })
    void what_is_no_such_list_is_refused_with_the_place(String text, String words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(words)
                .hasMessageEndingWith("Nothing was done");
    }

    @Test
    void an_element_is_bounded_however_it_grows() {
        String many = "x".repeat(200_000);
        for (String grown : List.of(
                "[1, {\"a\": \"" + many + "\"}]",
                "[1, {\"" + many + "\": 1}]",
                "[1, [" + "1,".repeat(60_000) + "1]]",
                "[1, {\"b\": 1, \"a\": [\"\"" + ",\"x\"".repeat(60_000) + "]}]")) {
            assertThatThrownBy(() -> read(grown)).isInstanceOf(Problem.class).hasMessageContaining("beyond a limit");
        }
    }

    /** The text is longer than the memory of the tests: nobody holds the whole of it. */
    @Test
    void a_list_is_read_while_it_comes() {
        AtomicLong elements = new AtomicLong();
        Endless text = new Endless(300_000);

        FISH.read(text, (place, element) -> {
            assertThat(text.given - elements.incrementAndGet()).isLessThan(100);
            assertThat(place).isEqualTo((int) elements.get());
        });

        assertThat(elements).hasValue(300_000);
    }

    private static List<String> read(String text) {
        List<String> read = new ArrayList<>();
        FISH.read(new StringReader(text), (place, element) -> read.add(place + " " + element));
        return read;
    }

    /** An array of as many texts of 90 characters. */
    private static final class Endless extends Reader {
        private static final String ELEMENT = "\"" + "x".repeat(90) + "\"";

        private final long all;
        private long given;
        private String rest = "[";

        Endless(long all) {
            this.all = all;
        }

        @Override
        public int read(char[] into, int offset, int length) {
            if (rest.isEmpty()) {
                if (given > all) {
                    return -1;
                }
                rest = given == all ? "]" : (given == 0 ? "" : ",") + ELEMENT;
                given++;
            }
            int part = Math.min(length, rest.length());
            rest.getChars(0, part, into, offset);
            rest = rest.substring(part);
            return part;
        }

        @Override
        public void close() {}
    }
}
