package aicmo.cam.rest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_are_counted_whatever_they_end_with(String end) {
        List<CsvReader.Cells> read = read(
                new StringReader("\uFEFF" + String.join(end, "a,b", "\"1" + end + "2\",3", "\"open,4", "5,6", "")));

        assertThat(read).extracting(CsvReader.Cells::line).containsExactly(1, 2, 4, 5);
        assertThat(read.get(0).cells()).containsExactly("a", "b");
        assertThat(read.get(1).cells()).containsExactly("1" + end + "2", "3");
        assertThat(read.get(2).broken()).contains("not closed");
        assertThat(read.get(3).cells()).containsExactly("5", "6");
    }

    @Test
    void what_the_writer_writes_is_read_as_it_was() {
        List<String> cells = List.of("a,b", "say \"hi\"", "two\r\nlines", "", "=1+1", "@x", "-2", "żółć;", "'quoted'");

        List<CsvReader.Cells> read = read(new StringReader("1,2,3,4,5,6,7,8,9\r\n" + CsvWriter.row(cells)));

        assertThat(read.get(1).cells().stream().map(CsvWriter::unprotected)).containsExactlyElementsOf(cells);
        assertThat(read.get(1).cells()).contains("'=1+1", "'@x", "'-2");
    }

    @Test
    void a_space_beside_a_quote_is_no_text() {
        assertThat(read(new StringReader("a, \"b, c\" ,d\n x, 5\" \"z\"\n \"u\" v,w\n")))
                .extracting(CsvReader.Cells::cells)
                .containsExactly(List.of("a", "b, c", "d"), List.of(" x", " 5\" \"z\""), List.of());
    }

    @Test
    void the_same_is_read_however_the_text_arrives() {
        String text = "a;b\r\n\"x\r\ny\";\"\"\"\"\r\n\"broken\"text;1\r\n;\r\nlast;one";
        List<CsvReader.Cells> whole = read(new StringReader(text));

        assertThat(read(oneCharacterAtATime(text))).isEqualTo(whole).hasSize(5);
    }

    @Test
    void a_list_without_end_is_read_without_holding_it() {
        CsvReader reader = CsvReader.begin(endless("address\n", "someone@recipients.test,\"a, b\"\n"));
        for (int i = 1; i < 1_000_000; i++) {
            assertThat(reader.next().orElseThrow().line()).isEqualTo(i);
        }
    }

    @Test
    void a_line_without_end_is_broken_and_not_held() {
        CsvReader reader = CsvReader.begin(new StringReader("a\n" + "x".repeat(3_000_000) + "\nb\n"));

        assertThat(reader.next().orElseThrow().cells()).containsExactly("a");
        assertThat(reader.next().orElseThrow().broken()).contains("longer than");
        assertThat(reader.next().orElseThrow()).isEqualTo(new CsvReader.Cells(3, List.of("b"), null));
        assertThat(reader.next()).isEmpty();
    }

    private static List<CsvReader.Cells> read(Reader in) {
        CsvReader reader = CsvReader.begin(in);
        List<CsvReader.Cells> all = new ArrayList<>();
        for (Optional<CsvReader.Cells> next = reader.next(); next.isPresent(); next = reader.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static Reader oneCharacterAtATime(String text) {
        return new StringReader(text) {
            @Override
            public int read(char[] buffer) throws IOException {
                return super.read(buffer, 0, 1);
            }
        };
    }

    private static Reader endless(String first, String again) {
        return new Reader() {
            private String now = first;
            private int at;

            @Override
            public int read(char[] buffer, int offset, int length) {
                if (at == now.length()) {
                    now = again;
                    at = 0;
                }
                int count = Math.min(length, now.length() - at);
                now.getChars(at, at + count, buffer, offset);
                at += count;
                return count;
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
    }
}
